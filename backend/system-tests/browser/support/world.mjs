// Where everything is: the addresses and people the Java side has made and hands over as JSON.
if (!process.env.PORTAL_WORLD) {
  throw new Error('PORTAL_WORLD is not set: BrowserIT starts a world and runs these tests in it.');
}

/** Addresses of the running processes and the people of each device's story. */
export const world = JSON.parse(process.env.PORTAL_WORLD);

/** Asks the Java side to do something to a process. */
export async function order(what) {
  const answer = await fetch(`${world.control}/${what}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
}

/** Looks until something is so. */
export async function until(what, atMost, look) {
  const end = Date.now() + atMost;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${atMost} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
