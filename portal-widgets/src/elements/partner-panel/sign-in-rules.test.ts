import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { Me } from '../../api/model.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection, type Asked } from '../../testing/fake-connection.js';
import { ines } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import './sign-in-rules.js';

const rules = async (can: Me['can']) => {
  const saved: unknown[] = [];
  const backend = fakeConnection({
    'GET /api/v1/admin/sign-in-rules': () => ({ second_step_of: 'owners', grace_days: 7, since: null }),
    'PUT /api/v1/admin/sign-in-rules': ({ body }: Asked) => {
      saved.push(body);
      return { ...(body as object), since: null };
    },
  });
  const element = await show(
    html`<pp-sign-in-rules .connection=${backend.connection} .me=${ines({ can })}></pp-sign-in-rules>`,
  );
  await vi.waitFor(() => expect(words(element)).toContain('Owners'));
  await settled(element);
  const days = async (text: string) => {
    const input = find<HTMLInputElement>(find(element, 'pp-text-field[name=days]'), '.input');
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(element);
    find(element, 'pp-button').click();
    await settled(element);
  };
  return { element, saved, days };
};

describe('what is demanded at sign-in', () => {
  it('is said to hold for all partners, and is saved', async () => {
    const { element, saved, days } = await rules(['SEE_SETTINGS', 'CHANGE_SETTINGS']);
    expect(words(element)).toContain('This holds for all partners of Acme');
    await accessible(element);

    await days('0');

    await vi.waitFor(() => expect(words(element)).toContain('is led to set it up now'));
    expect(saved).toEqual([{ second_step_of: 'owners', grace_days: 0 }]);
  });

  it.each(['31', '-1', 'soon', ''])('gives no %s days', async (text) => {
    const { element, saved, days } = await rules(['SEE_SETTINGS', 'CHANGE_SETTINGS']);

    await days(text);

    expect(words(element)).toContain('A number from 0 to 30.');
    expect(saved).toHaveLength(0);
  });

  it('is read by who may not change it', async () => {
    const { element } = await rules(['SEE_SETTINGS']);

    expect(words(element)).toContain('They have 7 days to set it up.');
    expect(within(element).some((node) => node.localName === 'pp-button')).toBe(false);
  });
});
