/** Every word of the embedded form. It is a catalogue of its own, so that the script for websites stays small. */

const labels: Record<string, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  company: 'Company',
  email: 'Work e-mail',
  phone: 'Phone',
  country: 'Country',
  need: 'What do you need?',
};

const missing: Record<string, string> = {
  first_name: 'Enter your first name',
  last_name: 'Enter your last name',
  company: 'Enter the name of your company',
  email: 'Enter your e-mail address',
  phone: 'Enter your phone number',
  country: 'Enter your country',
  need: 'Say in a few words what you need',
};

function label(name: string): string {
  return labels[name] ?? (name.charAt(0).toUpperCase() + name.slice(1)).replace(/_/g, ' ');
}

export const leadFormTexts = {
  label,
  optional: 'optional',
  missing: (name: string) => missing[name] ?? 'Fill this in',
  tooLong: (most: number, now: number) => `Shorten this to ${most} characters, it has ${now}`,
  email: {
    at: 'Write it as name@company.com',
    comma: 'There is a comma in the address',
    ending: 'Add the ending, for example .com',
    space: 'There is a space in the address',
  },
  phone: 'Use digits, for example +44 20 7946 0180',
  wrong: 'Check this',
  honeypot: 'Leave this empty',
  summary: (count: number) =>
    count === 1 ? '1 thing to correct before sending' : `${count} things to correct before sending`,
  inSummary: (field: string, fault: string) =>
    `${field.replace(/\?$/, '')}: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}`,
  send: (partner: string) => `Send to ${partner}`,
  sending: 'Sending',
  again: 'Try again',
  kept: 'Your text stays here until it has arrived.',
  fine: (partner: string, organization: string) =>
    `No cookies, no tracking. ${partner} works with ${organization}, who sees this too.`,
  worksWith: (organization: string) => `works with ${organization}`,
  loading: 'The form is loading.',
  stillLoading: 'Still loading.',
  unavailable: {
    title: 'The form could not be loaded',
    network: 'The connection may be interrupted.',
    'rate-limited': 'There were too many requests from your connection. It works again in a few minutes.',
    'not-found': 'It does not exist any more.',
    'origin-not-allowed': 'It is not set up for this website.',
  },
  closed: {
    title: 'This form is closed',
    text: 'It takes no requests at the moment.',
  },
  trouble: {
    network: 'Your request did not get through. Your text is still here.',
    'rate-limited':
      'There were too many requests from your connection. Your text is still here; try again in a few minutes.',
    'form-closed': 'This form was closed while you were writing. Your text is still here, so that you can copy it.',
    'origin-not-allowed': 'This form is not set up for this website. Your text is still here, so that you can copy it.',
  },
  thanks: (firstName: string) => (firstName ? `Thank you, ${firstName}.` : 'Thank you.'),
  has: (partner: string) => `${partner} has your request and will answer you.`,
  receipt: 'Receipt',
  received: 'Received',
  at: (instant: string, language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant)),
};
