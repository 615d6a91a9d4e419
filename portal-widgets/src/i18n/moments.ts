/** How a language says when something was. */
export interface Moments {
  /** "09:12". */
  clock(at: Moment): string;
  /** "09:12:40", where trust depends on the second. */
  second(at: Moment): string;
  /** "09:12" today, "Yesterday, 15:20", "6 May, 14:41" within a week, then "5 May", then "5 May 2025". */
  when(at: Moment, now?: number): string;
  /** To the second: "09:12:40" today, else "6 May, 09:12:40". */
  stamp(at: Moment, now?: number): string;
  /** "Friday 8 May". */
  fullDay(at: Moment): string;
  /** "5 May", with the year when it is another one. */
  date(at: Moment, now?: number): string;
  /** "Today", "Yesterday", "Wednesday 6 May", and from last month on "April", "April 2025". */
  chapter(at: Moment, now?: number): string;
  /** How long something has lasted: "now", "5 min", "2 h", "21 d". */
  age(since: Moment, now?: number): string;
  /** A measured time: "3 s", "2 min", "4 h". */
  lapse(milliseconds: number): string;
  /** Everything, for whoever wants to know exactly: "Friday 8 May 2026 at 09:12:40 CEST". */
  exact(at: Moment): string;
}

/** ISO-8601 text as it comes from the server, or milliseconds since 1970. */
export type Moment = string | number;

/** The few words the formats of the platform do not bring. */
export interface MomentWords {
  now: string;
  today: string;
  yesterday: string;
  unit: {
    second: (n: number) => string;
    minute: (n: number) => string;
    hour: (n: number) => string;
    day: (n: number) => string;
  };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function moments(locale: string, words: MomentWords): Moments {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, options);
    return (at: Moment) => made.format(new Date(at));
  };
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const second = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const day = format({ day: 'numeric', month: 'short' });
  const dayOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const month = format({ month: 'long' });
  const monthOfYear = format({ month: 'long', year: 'numeric' });
  const exact = format({ dateStyle: 'full', timeStyle: 'long' });

  const lapse = (milliseconds: number) => {
    const { unit } = words;
    if (milliseconds < SECOND) return unit.second(Math.max(1, Math.round(milliseconds / (SECOND / 10))) / 10);
    if (milliseconds < MINUTE) return unit.second(Math.round(milliseconds / SECOND));
    if (milliseconds < HOUR) return unit.minute(Math.floor(milliseconds / MINUTE));
    if (milliseconds < DAY) return unit.hour(Math.floor(milliseconds / HOUR));
    return unit.day(Math.floor(milliseconds / DAY));
  };
  const date = (at: Moment, now = Date.now()) => (sameYear(at, now) ? day(at) : dayOfYear(at));

  return {
    clock,
    second,
    exact,
    fullDay: weekday,
    lapse,
    date,
    stamp: (at, now = Date.now()) => (daysAgo(at, now) <= 0 ? second(at) : `${date(at, now)}, ${second(at)}`),
    when(at, now = Date.now()) {
      const days = daysAgo(at, now);
      if (days <= 0) return clock(at);
      if (days === 1) return `${words.yesterday}, ${clock(at)}`;
      return days < 7 ? `${day(at)}, ${clock(at)}` : date(at, now);
    },
    chapter(at, now = Date.now()) {
      const days = daysAgo(at, now);
      if (days <= 0) return words.today;
      if (days === 1) return words.yesterday;
      if (days < 7) return weekday(at);
      return sameYear(at, now) ? month(at) : monthOfYear(at);
    },
    age(since, now = Date.now()) {
      const lasted = now - new Date(since).getTime();
      return lasted < MINUTE ? words.now : lapse(lasted);
    },
  };
}

/** Calendar days in the reader's zone, not multiples of 24 hours: 23:50 was yesterday at 00:10. */
function daysAgo(at: Moment, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

function midnight(at: Moment): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function sameYear(at: Moment, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}
