import { en } from './en.js';

const { time } = en;

/** Texts of the panel beside a partner's record. "Zoho CRM" is where the reader is, so it is named. */
export const partnerPanelTexts = {
  overview: 'Overview',
  leads: 'Leads',
  tabs: 'Partner',
  loading: 'Reading the record',

  chip: {
    none: 'Not a partner',
    applied: 'Applied',
    waiting: 'Approved',
    invited: 'Invited',
    active: 'Active',
    suspended: 'Suspended',
    rejected: 'Not approved',
    terminated: 'Ended',
  },
  underReview: 'Under review',
  since: (instant: string) => `partner since ${time.date(instant)}`,

  approve: 'Approve and give access',
  approving: 'Approving…',
  follows:
    'Sets Partner status to “Approved” on this record with your Zoho rights. The account follows from that change.',
  invites: (name: string, email: string) => `${name} gets an invitation at ${email}.`,
  noEmail: 'This record has no e-mail. Add one first: the invitation goes there.',
  readOnly: 'You can read this. Ask an administrator to change it.',
  byHand:
    'You can set Partner status to “Approved” on the record itself. The account follows as soon as the portal can be reached.',

  /** What holds for all partners. */
  rules: {
    tab: 'All partners',
    title: 'Second step at sign-in',
    about: (organization: string) =>
      `Besides password or mailed code, people enter a code of an app on their phone. This holds for all partners of ${organization}, not only for this one.`,
    whose: 'Demanded of',
    of: {
      nobody: 'Nobody; it is each person’s choice',
      owners: 'Owners',
      owners_and_managers: 'Owners and managers',
      everybody: 'Everybody of a partner',
    },
    days: (days: number) => (days === 0 ? 'They have no time to set it up.' : `They have ${days} days to set it up.`),
    grace: 'Days to set it up',
    graceHelp: 'From today, for newcomers from their first day. 0 means at once.',
    graceWrong: 'A number from 0 to 30.',
    save: 'Save',
    saved: (of: 'nobody' | 'owners' | 'owners_and_managers' | 'everybody', days: number) =>
      of === 'nobody'
        ? 'It is each person’s choice again.'
        : days === 0
          ? 'Saved. Who has no second step is led to set it up now.'
          : `Saved. Who has no second step sees in the portal until when, and is led to set it up after ${days} days.`,
  },

  /** Looking at the partner's portal. */
  view: {
    button: 'View as this partner',
    title: (name: string) => `Look at the portal of ${name}`,
    about:
      'It opens in a new tab for 15 minutes, as the partner’s owner sees it. You cannot change anything, and contact data is masked.',
    reason: 'Why',
    reasonHelp: (name: string) => `${name} reads in its security log who looked, when, and this reason.`,
    reasonMissing: 'Write a few words: the partner reads them.',
    open: 'Open the portal',
    byHand: 'Your browser did not open a new tab. The link works once, for a minute.',
    openLink: 'Open the portal in a new tab',
    nowTitle: 'Looking now',
    now: (by: string, until: string) => `${by} is looking until ${until}`,
    end: 'End',
    refused: {
      'partner-suspended': 'This partner is suspended: its portal is shut, so there is nothing to look at.',
      'illegal-transition': 'This partner has no portal yet.',
      forbidden: 'Only an administrator or who owns the record in Zoho CRM can look at a partner’s portal.',
    } as Record<string, string | undefined>,
  },

  /** A partner of another manager. */
  elsewhere: {
    title: (owner: string | undefined) =>
      owner ? `${owner} looks after this partner` : 'Zoho CRM does not say who looks after this partner',
    about:
      'The portal shows you the partners whose records you own in Zoho CRM. Become the owner of this record, and it is here within seconds.',
  },

  headline: {
    none: 'This record is not a partner yet',
    applied: (name: string) => `${name} asks to become a partner`,
    waiting: 'Access is on its way',
    suspended: 'Access is paused',
    rejected: 'Not approved',
    terminated: 'The partnership has ended',
  },
  about: {
    none: 'Set Partner status to “Applied” to start, or to “Approved” to give access.',
    applied: 'Nothing has been created yet. Until it is approved, nobody can sign in.',
    waiting: 'The record says “Approved”. The account follows by itself.',
    suspended: 'Nobody of this partner can sign in, and its form is closed. Leads and history stay.',
    suspendedBack: 'Set Partner status to “Approved” to give access again.',
    rejected: 'There is no account. Set Partner status to “Approved” to give access after all.',
    terminated: 'Nobody of this partner can sign in. Leads and history stay.',
    reason: (text: string) => `Reason: ${text}`,
    late: 'This takes longer than usual. Zoho CRM has the approval, so the account still follows by itself.',
    portalSays: (text: string) => `The portal could not give access: ${text}`,
  },

  progress: {
    title: 'Approval',
    byYou: (at: string) => `Approved by you, ${at}`,
    set: 'Set in Zoho CRM',
    account: 'Account created',
    invitation: 'Invitation sent',
    invitationTo: (email: string) => `Invitation sent to ${email}`,
    signIn: (name: string) => `First sign-in of ${name}`,
    done: 'done',
    pending: 'on its way',
    plus: (milliseconds: number) => `+ ${seconds(milliseconds)}`,
    gave: (milliseconds: number) => `Access was given ${seconds(milliseconds)} after the approval.`,
  },
  refused: {
    title: 'Zoho CRM did not take the approval. Nothing has changed.',
    permission: 'Your Zoho profile may not change this record. Ask an administrator.',
    silent: 'Zoho CRM has not answered. If it was set all the same, it shows here by itself.',
    said: (message: string) => `Zoho says: ${message}`,
  },

  figure: {
    leads: 'Leads',
    lastLead: (instant: string) => `last one ${ago(instant)}`,
    noLead: 'none yet',
    access: 'Access',
    since: (instant: string) => `since ${time.date(instant)}`,
    mailed: (instant: string) => `mail sent ${ago(instant)}`,
    mailWaits: 'mail on its way',
    form: 'Form on websites',
    open: 'Open',
    closed: 'Closed',
    formOpen: 'takes leads',
    formClosed: 'the owner can open it',
    formPaused: 'as long as access is paused',
    noForm: 'None',
    given: 'Account made',
    // the CRM's time of the approval has whole seconds
    after: (milliseconds: number) =>
      milliseconds < 1000 ? 'within a second of approval' : `${time.lapse(milliseconds)} after approval`,
    paused: 'Paused',
    invited: 'Invited',
    active: 'Active',
  },

  facts: {
    account: 'Account',
    people: 'People',
    record: 'From the record',
    applicant: 'Applicant',
    approved: 'Approved',
    created: 'Created',
    mailed: 'Invitation sent',
    signedIn: 'First sign-in',
    notYet: 'not yet',
    owner: 'Owner',
    ownerInvited: (instant: string) => `invited ${ago(instant)}`,
    ownerActive: (instant: string) => `since ${time.date(instant)}`,
    email: 'E-mail',
    contact: 'Contact',
    phone: 'Phone',
    website: 'Website',
    country: 'Country',
    tier: 'Tier',
    crmOwner: 'Owner in Zoho CRM',
    formKey: 'Form key',
    none: 'Nothing more stands on the record.',
  },

  leadsOf: (count: number) => en.count(count),

  setUp: {
    title: 'One setting is missing',
    missing: 'Enter the address of the portal in the variable “partner_portal_url” of this organisation.',
    malformed:
      'The variable “partner_portal_url” holds no address. It begins with “https://”, followed by the name of the host.',
    insecure: 'The address in the variable “partner_portal_url” must begin with https.',
    where: 'In Zoho CRM: Setup, Developer Hub, Variables. An administrator can do it.',
  },
  trouble: {
    'no-sdk': {
      title: 'This panel works inside Zoho CRM',
      text: 'Open it from a partner’s record. If you are there, reload the page.',
    },
    silent: { title: 'Zoho CRM does not answer', text: 'Nothing is lost. Reload the page to try again.' },
    'no-record': { title: 'There is no record here', text: 'Open the panel from a partner’s record.' },
    record: {
      title: 'The record could not be read',
      text: 'Zoho CRM did not give it out. Your profile may not see it, or the connection is interrupted.',
    },
  },
  portal: {
    unreachable: 'The portal does not answer. You see what Zoho CRM says; the rest follows by itself.',
    unknownReader:
      'The portal could not confirm who you are. Reload the page; if this stays, an administrator can check that your profile may create Portal Sessions.',
    notAllowed: 'Your Zoho profile has no access to the portal. An administrator can give it.',
  },
  /** Where Zoho CRM cannot show the portal who the reader is. */
  zoho: {
    why: 'Your edition of Zoho CRM cannot show the portal who you are, so Zoho itself has to say it.',
    refusedByCrm: 'Zoho CRM did not let you show the portal who you are. Perhaps Zoho itself can say it.',
    button: 'Sign in with Zoho',
    /** `code` as it is shown. */
    waiting: <T>(code: T) => [
      'Type ',
      code,
      ' in the window of Zoho when it asks for it, and give it to nobody. This panel goes on by itself.',
    ],
    link: 'Open Zoho in a new tab',
    done: 'You are signed in.',
    refused: (cause: string) => `You were not signed in. ${cause}`,
    late: 'That took too long. Begin again.',
    closed: 'The portal sends nobody to Zoho from here. Reload the page; if this stays, ask an administrator.',
  },
};

function seconds(milliseconds: number): string {
  return milliseconds < 60_000 ? `${(Math.max(0, milliseconds) / 1000).toFixed(1)}\u00a0s` : time.lapse(milliseconds);
}

function ago(instant: string): string {
  const age = Date.now() - new Date(instant).getTime();
  return age < 60_000 ? 'just now' : age < 7 * 86_400_000 ? `${time.age(instant)} ago` : time.date(instant);
}
