import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { pick } from './texts.js';

const NOW = Date.parse('2030-05-08T10:00:00+02:00');
const at = (text: string) => Date.parse(text);

describe('the time something was', () => {
  it('is the clock today and says yesterday by the calendar, not by 24 hours', () => {
    expect(en.time.when(at('2030-05-08T07:04:00+02:00'), NOW)).toBe('07:04');
    expect(en.time.when(at('2030-05-07T23:50:00+02:00'), NOW)).toBe('Yesterday, 23:50');
  });

  it('keeps the clock within a week and then says the date', () => {
    expect(en.time.when(at('2030-05-06T14:41:00+02:00'), NOW)).toBe('6 May, 14:41');
    expect(en.time.when(at('2030-04-27T09:00:00+02:00'), NOW)).toBe('27 Apr');
    expect(en.time.when(at('2029-12-24T09:00:00+01:00'), NOW)).toBe('24 Dec 2029');
  });

  it('is exact to the second where trust depends on it', () => {
    expect(en.time.stamp(at('2030-05-08T07:04:12+02:00'), NOW)).toBe('07:04:12');
    expect(en.time.stamp(at('2030-05-06T07:04:12+02:00'), NOW)).toBe('6 May, 07:04:12');
  });

  it('makes chapters of days, then of months', () => {
    expect(en.time.chapter(NOW, NOW)).toBe('Today');
    expect(en.time.chapter(at('2030-05-06T14:41:00+02:00'), NOW)).toBe('Monday 6 May');
    expect(en.time.chapter(at('2030-04-16T14:41:00+02:00'), NOW)).toBe('April');
  });
});

describe('an age', () => {
  it.each([
    [20_000, 'now'],
    [5 * 60_000, '5\u00a0min'],
    [2 * 3_600_000, '2\u00a0h'],
    [21 * 86_400_000, '21\u00a0d'],
  ])('of %d ms is "%s"', (lasted, words) => {
    expect(en.time.age(NOW - lasted, NOW)).toBe(words);
  });

  it('never counts wrongly', () => {
    expect(en.since(60_000)).toBe('1 minute');
    expect(en.since(2 * 60_000)).toBe('2 minutes');
    expect(en.home.moved(1)).toBe('1 lead has changed since yesterday.');
    expect(en.leads.count(1, false)).toBe('1 lead');
    expect(en.leads.count(1200, false)).toBe('1,200 leads');
  });
});

it('speaks English where it does not know the language', () => {
  expect(pick(['tlh', 'en-GB'])).toBe(en);
  expect(pick([])).toBe(en);
});

it('puts names that end in s into the right form', () => {
  expect(en.inCrm('Acme')).toBe('In Acme’s CRM');
  expect(en.inCrm('Veldane Systems')).toBe('In Veldane Systems’ CRM');
});
