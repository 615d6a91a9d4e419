/** Runs something again and again while somebody is looking. */

/**
 * Calls `work` every `millis` milliseconds after its last run ended, never twice at once and never in a hidden tab;
 * coming back to the tab runs it at once.
 *
 * @param {number} millis
 * @param {() => Promise<void>} work reports its own failures
 * @returns {{now: () => void}} `now` runs the work without waiting for the next turn
 */
export function everyWhileVisible(millis, work) {
  let timer;
  let running = false;
  let again = false;

  async function run() {
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      if (document.visibilityState === 'visible') {
        await work();
      }
    } finally {
      running = false;
      timer = setTimeout(run, again ? 0 : millis);
      again = false;
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      run();
    }
  });
  timer = setTimeout(run, millis);
  return { now: run };
}
