import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what is wrong where, when an element breaks WCAG 2.2 A or AA. */
export async function accessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target.join(' ')).join('; ')})`,
  );
  expect(told).toEqual([]);
}
