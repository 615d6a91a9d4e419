import { html } from 'lit';
import { expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { find, show, words } from '../../testing/page.js';
import type { Exporting } from './lead-export.js';
import './lead-export.js';

const exporter = (exporting: Exporting, asked = vi.fn()) =>
  show(html`<pp-lead-export .exporting=${exporting} @pp-export=${asked}></pp-lead-export>`);
const problem = (type: string) => new ApiProblem('problem', 400, { type, title: type, status: 400 });

it('asks for the file once, and not again while it is made', async () => {
  const asked = vi.fn();
  const ready = await exporter({ state: 'ready' }, asked);
  find(ready, 'pp-button').click();
  expect(asked).toHaveBeenCalledOnce();
  await accessible(ready);

  const busy = await exporter({ state: 'busy' }, asked);
  expect(words(busy)).toContain('Preparing the file');
  find(busy, 'button').click();
  find(busy, 'pp-button').click();
  expect(asked).toHaveBeenCalledOnce();
  await accessible(busy);
});

it('says which file was saved', async () => {
  const element = await exporter({ state: 'saved', name: 'leads-2030-05-08.csv' });

  expect(words(find(element, '[role=status]'))).toBe('Saved as leads-2030-05-08.csv');
  await accessible(element);
});

it('says why there is none, and can be asked again', async () => {
  const broken = await exporter({ state: 'failed', problem: new ApiProblem('unreachable', 0) });
  expect(words(find(broken, '[role=alert]'))).toContain('did not come through');
  await accessible(broken);

  const often = await exporter({ state: 'failed', problem: problem('/problems/rate-limited') });
  expect(words(find(often, '[role=alert]'))).toContain('many files');

  const forbidden = await exporter({ state: 'failed', problem: problem('/problems/forbidden') });
  expect(words(find(forbidden, '[role=alert]'))).toBe('You cannot do this');
});

it('is named by what leaves, and begins with the word that is seen', async () => {
  const element = await show(html`<pp-lead-export found></pp-lead-export>`);

  expect(find(element, 'button').getAttribute('aria-label')).toBe('Export the leads found as CSV');
});
