import { moments } from './moments.js';

const time = moments('en-GB', {
  now: 'now',
  today: 'Today',
  yesterday: 'Yesterday',
  unit: {
    second: (n) => `${n}\u00a0s`,
    minute: (n) => `${n}\u00a0min`,
    hour: (n) => `${n}\u00a0h`,
    day: (n) => `${n}\u00a0d`,
  },
});
const figure = new Intl.NumberFormat('en-GB');
const money = (amount: string, currency: string | null | undefined) => {
  const options = currency && /^[A-Z]{3}$/.test(currency) ? ({ style: 'currency', currency } as const) : {};
  return new Intl.NumberFormat('en-GB', { ...options, trailingZeroDisplay: 'stripIfInteger' }).format(Number(amount));
};
const plural = new Intl.PluralRules('en-GB');
const count = (n: number, one: string, other: string) =>
  `${figure.format(n)} ${plural.select(n) === 'one' ? one : other}`;
/** "Acme’s", "Partners’". */
const of = (name: string) => (name.endsWith('s') ? `${name}’` : `${name}’s`);
const sentence = (text: string) => (text === '' || /[.?…]$/.test(text) ? text : `${text}.`);

/** A name that may not be known. */
type Name = string | null | undefined;

/** What a reader is told about a problem: what happened, and what is safe or to be done. */
interface Told {
  title: string;
  text: string;
}

/** Texts for people. They sound like a colleague: short, kind, no exclamation marks. */
export const en = {
  language: 'en',
  time,
  of,
  count: (n: number) => figure.format(n),
  /** A decimal text with its ISO 4217 currency; nobody may have named one. */
  money,
  /** An age in words: `t.since(2 * 60_000)` is "2 minutes". */
  since(milliseconds: number): string {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 1) return 'less than a minute';
    if (minutes < 60) return count(minutes, 'minute', 'minutes');
    const hours = Math.floor(minutes / 60);
    return hours < 24 ? count(hours, 'hour', 'hours') : count(Math.floor(hours / 24), 'day', 'days');
  },

  portal: 'Partner portal',
  skip: 'Skip to content',
  optional: 'optional',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  tryAgain: 'Try again',
  showMore: 'Show more',
  loading: 'Loading',
  stillLoading: 'Still loading. Your work is saved.',
  reference: 'Reference',
  dismiss: 'Dismiss',
  you: 'You',
  title: (page: string, organization?: string) => `${page} · ${organization ? `${organization} ` : ''}Partner portal`,

  /** Names of the pages, for the title of the window. */
  pages: {
    home: 'Home',
    leads: 'Leads',
    team: 'Team',
    profile: 'Profile and security',
    new: 'New lead',
    lead: 'Lead',
    'sign-in': 'Sign in',
    activate: 'Set up access',
    forgot: 'Forgot password',
    reset: 'Choose a password',
    email: 'Confirm your address',
    view: 'Partner’s portal',
    missing: 'Not found',
  },
  missing: {
    title: 'There is no such page',
    text: 'The link may be cut off, or the page is gone.',
    action: 'Go to Home',
  },

  nav: {
    main: 'Main',
    bar: 'Pages',
    home: 'Home',
    leads: 'Leads',
    team: 'Team',
    profile: 'Profile and security',
    switchTo: (partner: string) => `Go to ${partner}`,
    newLead: 'New lead',
    more: 'More',
    account: (name: string) => `Account of ${name}`,
    signOut: 'Sign out',
  },

  fresh: {
    live: 'Live',
    liveWith: (organization: string) => `Live with ${of(organization)} CRM`,
    behind: (age: string) => `${age} behind`,
    unreachable: (organization: string, since: string) => `${of(organization)} CRM unreachable since ${since}`,
    unreachableNow: (organization: string) => `${of(organization)} CRM unreachable`,
    disconnected: (at: string) => `Not connected, as of ${at}`,
    disconnectedNow: 'Not connected',
    sending: 'Sending',
    waiting: (age: string) => `Waiting ${age}`,
    delayed: 'Delayed',
    notSent: 'Not sent',
    checked: (at: string) => `Live, checked ${at}`,
    asOf: (at: string) => `As of ${at}`,
  },

  stage: {
    received: 'Received',
    contacted: 'Contacted',
    qualified: 'Qualified',
    proposal: 'Proposal',
    won: 'Won',
    lost: 'Lost',
    returned: 'Returned to you',
    draft: 'Draft',
  },
  inCrm: (organization: string) => `In ${of(organization)} CRM`,
  wonOrLost: 'Won or lost',
  stepOf: (step: number, steps: number, since: string) =>
    `since ${since}, step ${figure.format(step)} of ${figure.format(steps)}`,
  deleted: (organization: string) => `Deleted by ${organization}`,

  problem: {
    offline: { title: 'You are offline', text: 'Nothing is lost. This page goes on by itself when you are back.' },
    unreachable: {
      title: 'The portal does not answer',
      text: 'What was saved is safe. This page tries again by itself.',
    },
    unknown: {
      title: 'Something went wrong here',
      text: 'It is not your fault, and nothing you saved is lost. Try again in a minute.',
    },
    bySlug: {
      'not-found': { title: 'There is nothing here', text: 'It may have been removed, or it belongs to someone else.' },
      forbidden: {
        title: 'You cannot do this',
        text: 'Your role does not include it. The owner of your account can change that.',
      },
      'second-factor-missing': {
        title: 'A second step is needed first',
        text: 'Load the page again: it leads you to set it up.',
      },
      'rate-limited': { title: 'That was too fast', text: 'Wait a minute, then try again. Your text is kept.' },
      'temporarily-unavailable': {
        title: 'The portal is busy',
        text: 'What was saved is safe. Try again in a minute.',
      },
      'request-in-flight': {
        title: 'This is already on its way',
        text: 'Wait a moment, then try again. It is never saved twice.',
      },
      'partner-suspended': {
        title: 'Access is paused',
        text: 'Ask your contact about it. Your leads and their history stay.',
      },
      'illegal-transition': {
        title: 'This is not possible now',
        text: 'It has changed meanwhile. Read it again and decide anew.',
      },
    } as Record<string, Told | undefined>,
    /** Above content that is still there but could not be read again. */
    stale: (asOf: string) => `The portal does not answer. You see what was known at ${asOf}; it goes on by itself.`,
    staleOffline: (asOf: string) =>
      `You are offline. You see what was known at ${asOf}; it goes on by itself when you are back.`,
  },

  signIn: {
    title: 'Sign in',
    lead: 'See what became of your leads.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    show: 'Show password',
    hide: 'Hide password',
    forgot: 'Forgot it?',
    or: 'or',
    code: 'Send me a code by mail',
    wrong: 'E-mail or password is not right. Check both and try again.',
    tooMany: 'Too many attempts. Wait a few minutes, then try again.',
    suspended: 'Access of your company is paused. Ask your contact about it.',
    emailMissing: 'Enter your e-mail address',
    passwordMissing: 'Enter your password',
    failed: 'You are not signed in.',
    by: (organization: string) => `Run by ${organization}`,
    ended: 'Your session has ended. Sign in to go on; nothing you saved is lost.',
    out: 'You are signed out.',
  },

  team: {
    title: 'Team',
    invite: 'Invite someone',
    members: 'Members',
    member: 'Member',
    invited: 'Invited',
    who: 'Who can do what',
    what: 'What',
    can: 'can',
    cannot: 'cannot',
    canTitle: 'They can',
    cannotTitle: 'They cannot',
    you: 'you',
    roleOf: 'Role',
    sees: 'Sees',
    openLeads: 'Open leads',
    lastHere: 'Last here',
    never: 'Never',
    actions: 'Actions',
    actionsFor: (name: string) => `Actions for ${name}`,
    validUntil: 'Valid until',
    expired: (date: string) => `Expired on ${date}`,
    disabled: 'Disabled',
    again: 'Send again',
    revoke: 'Cancel invitation',
    email: 'Work e-mail',
    seesAll: 'Also sees the leads of the team',
    cancel: 'Cancel',
    send: 'Send invitation',
    save: 'Save',
    changeOf: (name: string) => `Role of ${name}`,
    sent: (email: string) => `An invitation is on its way to ${email}.`,
    revoked: (email: string) => `The invitation of ${email} no longer works.`,
    changed: (name: string, role: string) => `${name} is ${role} now.`,
    disabledNow: (name: string) => `${name} is signed out and cannot come in.`,
    enabled: (name: string) => `${name} can come in again.`,
    left: 'You have left the team.',
    role: {
      PARTNER_OWNER: 'Owner',
      PARTNER_MANAGER: 'Manager',
      PARTNER_MEMBER: 'Member',
      PARTNER_VIEWER: 'Viewer',
      CRM_ADMIN: 'CRM admin',
      CRM_MANAGER: 'CRM manager',
      CRM_VIEWER: 'CRM viewer',
    },
    about: {
      PARTNER_OWNER: 'Does everything, ownership included',
      PARTNER_MANAGER: 'Sees the leads of the team, invites members',
      PARTNER_MEMBER: 'Submits leads and follows them',
      PARTNER_VIEWER: 'Reads leads and their statuses, contact data masked',
    } as Record<string, string | undefined>,
    scope: { own: 'Own leads', all: 'All leads' },
    /** Said of actions that differ from role to role; one without words here is not shown. */
    action: {
      CREATE_LEAD: 'Submit leads',
      EDIT_LEAD: 'Correct leads',
      EXPORT_LEADS: 'Export leads',
      SEE_LEADS: 'See leads',
      SEE_TEAM: 'See the team',
      INVITE_MEMBER: 'Invite people',
      CHANGE_MEMBER: 'Change roles, disable people',
      TRANSFER_OWNERSHIP: 'Give the ownership to somebody',
      SEE_SECURITY_LOG: 'See the security log',
      SEE_FORMS: 'See forms',
      EDIT_FORMS: 'Change forms',
      CHANGE_LOGO: 'Change the logo',
    } as Record<string, string | undefined>,
    /** What a role may give to others, where that is not every role. */
    givesOnly: 'members and viewers',
    /** Above the lists of members. */
    size: (members: number, invited: number) =>
      `${count(members, 'member', 'members')}${invited > 0 ? `, ${figure.format(invited)} invited` : ''}`,
    alone: 'Nobody but you yet. Invite a colleague; they choose their own password.',
    invitedAs: (role: string, at: string) => `Invited as ${role}, ${at}`,
    expiresOn: (date: string) => `Valid until ${date}`,
    reach: {
      own: 'own',
      granted: 'own, or all if granted',
      partner: 'all',
      'partner+masked': 'all, contact data masked',
    } as Record<string, string | undefined>,
    deed: {
      change: 'Change role',
      disable: 'Disable',
      enable: 'Enable',
      offer_ownership: 'Offer the ownership',
      leave: 'Leave the team',
      resend: 'Send again',
      revoke: 'Cancel invitation',
    },
    question: {
      disable: (name: string) => `Disable ${name}`,
      offer_ownership: (name: string) => `Offer the ownership to ${name}`,
      leave: () => 'Leave the team',
    },
    consequence: {
      disable: (name: string, leads: number) =>
        leads > 0
          ? `${name} is signed out within seconds. ${count(leads, 'open lead needs', 'open leads need')} somebody else.`
          : `${name} is signed out within seconds. There are no open leads to hand over.`,
      offer_ownership: (name: string) => `When ${name} takes it, you become a manager. Until then nothing changes.`,
      leave: (_name: string, leads: number) =>
        leads > 0
          ? `You are signed out. Your ${count(leads, 'open lead goes', 'open leads go')} to an owner.`
          : 'You are signed out and cannot come in without a new invitation.',
    },
    confirm: { disable: 'Disable', offer_ownership: 'Offer', leave: 'Leave' },
    heir: (leads: number) => `Who takes over ${count(leads, 'lead', 'leads')}`,
    choose: 'Choose somebody',
    offered: (name: string) => `${name} offers you the ownership of your company’s access.`,
    offering: (name: string) => `You offer the ownership to ${name}. It moves when they take it.`,
    take: 'Take the ownership',
    decline: 'Decline',
    takeBack: 'Take the offer back',
    offerEnded: 'There is no offer any more. Nothing has changed.',
    ownershipTaken: 'You are an owner now.',
    refused: {
      'already-member': 'This person is in your team already.',
      'already-invited': 'This person is invited already. Send the invitation again instead.',
      disabled: 'This person is in your team, disabled. Enable them instead.',
      'last-owner': 'A team needs an owner. Make somebody else an owner first.',
      'version-conflict': 'Somebody changed this member while you were looking. Look again and repeat it.',
    } as Record<string, string | undefined>,
  },

  /** The organisation demands a second step at sign-in, and there is none yet. */
  demanded: {
    title: 'One step before you go on',
    text: (organization: string) =>
      `${organization} asks for a second step at sign-in, so that a password alone opens nobody’s leads. It takes a minute and an app on your phone; everything is here as you left it.`,
    thanks: 'That is all',
    done: 'From now on, signing in asks for a code of your app as well.',
    goOn: 'Go to the portal',
    soon: (organization: string, date: string) =>
      `${organization} asks for a second step at sign-in by ${date}. It takes a minute.`,
    setUp: 'Set it up',
    always: 'Your organisation asks for it, so it stays on.',
  },

  /** Somebody of the organisation looks at a partner's portal. */
  view: {
    label: 'What you are looking at',
    looking: (partner: string) => `You are looking at ${of(partner)} portal.`,
    readOnly: 'Nothing can be changed, and contact data is masked.',
    ends: (at: string) => `Ends at ${at}.`,
    leave: 'Leave',
    over: {
      left: {
        title: 'You have left the portal',
        text: 'You can close this tab. The partner reads in their security log that you were here.',
      },
      ended: {
        title: 'Your look at the portal is over',
        text: 'To look again, open it from the partner’s record in Zoho CRM.',
      },
      unopened: {
        title: 'This address opens nothing any more',
        text: 'It works once and for a minute. Open the portal again from the partner’s record in Zoho CRM.',
      },
    },
  },

  security: {
    title: 'Security log',
    empty: 'Nothing has happened yet.',
    more: 'Show more',
    somebody: 'Somebody',
    colleague: 'a colleague',
    reason: (text: string) => `Reason: ${sentence(text)}`,
    via: { code: ' with a code by mail' } as Record<string, string | undefined>,
    event: {
      signed_in: (who: string, via: string) => `${who} signed in${via}`,
      membership_switched: (who: string) => `${who} came over from another company they belong to`,
      member_activated: (who: string) => `${who} joined the team`,
      member_changed: (who: string, whom: string, role: string) => `${who} made ${whom} ${role}`,
      member_disabled: (who: string, whom: string) => `${who} disabled ${whom}`,
      member_enabled: (who: string, whom: string) => `${who} let ${whom} in again`,
      member_left: (who: string) => `${who} left the team`,
      ownership_taken: (who: string) => `${who} took over the ownership`,
      second_factor_on: (who: string) => `${who} added a second step at sign-in`,
      second_factor_off: (who: string) => `${who} removed the second step at sign-in`,
      recovery_codes_renewed: (who: string) => `${who} made new recovery codes`,
      password_reset: (who: string) => `${who} chose another password`,
      email_changed: (who: string) => `${who} changed their address`,
      leads_exported: (who: string) => `${who} exported leads`,
      partner_view_opened: (who: string, organization: string, until: string) =>
        `${who} of ${organization} looked at this portal${until ? ` until ${until}` : ''}, without changing anything`,
    },
  },

  profile: {
    title: 'Profile and security',
    you: 'You',
    name: 'Name',
    email: 'E-mail',
    company: 'Company',
    role: 'Role',
    sessions: 'Where you are signed in',
    history: 'Sign-ins',
    what: 'Program',
    where: 'From',
    used: 'Last used',
    since: 'Since',
    at: 'When',
    how: 'How',
    via: {
      password: 'Password',
      code: 'Code by mail',
      invitation: 'Invitation',
      switch: 'From another company',
    } as Record<string, string | undefined>,
    ended: 'Ended',
    end: 'End',
    endOf: (program: string) => `End the session of ${program}`,
    endedNow: 'That session has ended.',
    here: 'This one',
    unknown: 'Unknown',
    leave: 'Leave the team',
    leaving: 'Your access',
    leaveText: (partner: string) => `You can leave ${of(partner)} team. Your open leads go to an owner.`,
    noSignIns: 'Nobody has signed in yet.',
    address: {
      change: 'Change e-mail',
      how: 'We send a link to the new address. Until you open it, the old one stays; then you sign in with the new one, and all other sessions end.',
      fresh: 'New e-mail',
      send: 'Send the link',
      same: 'This is your address already.',
      asked: (email: string) =>
        `A link is on its way to ${email}. If none arrives, somebody else may use that address here.`,
      waiting: (email: string, until: string) => `${email} waits to be confirmed, until ${until}.`,
      cancel: 'Keep the old one',
      cancelled: 'Your address stays what it is.',
    },
    second: {
      title: 'Second step at sign-in',
      on: 'On',
      off: 'Off',
      isOn: (since: string) => `Since ${since}, signing in asks for a code of your app as well.`,
      isOff: 'A code of an app on your phone, besides the password. Who learns your password does not come in with it.',
      few: (left: number) =>
        left === 0
          ? 'You have no recovery codes left. Get new ones while you have your phone.'
          : `You have ${count(left, 'recovery code', 'recovery codes')} left. Get new ones while you have your phone.`,
      setUp: 'Set up',
      renew: 'New recovery codes',
      end: 'Switch off',
      why: {
        setUp: 'Enter your password once more. Nothing changes until your app shows its first code.',
        renew: 'Enter your password once more. The codes you have stop working.',
        end: 'Enter your password once more. After that, your password alone lets you in.',
      },
      go: { setUp: 'Go on', renew: 'Show new codes', end: 'Switch off' },
      scan: 'Scan the picture with an app for codes, such as the one of your password manager.',
      enter: 'Enter the six digits it shows.',
      picture: 'Picture to scan with the app',
      key: 'Cannot scan? Enter this key:',
      switchOn: 'Switch on',
      isOnNow: 'The second step is on.',
      ended: 'The second step is off.',
      renewed: 'You have new recovery codes. The ones before no longer work.',
      codes: 'Your recovery codes',
      keep: 'Each lets you in once when your phone is not there. They are shown only now: keep them somewhere safe.',
      copyAll: 'Copy all',
      kept: 'I have kept them',
      wrongPassword: 'This is not your password.',
      wrongCode: 'This is not what the app shows now. Wait for the next code and try again.',
    },
  },

  second: {
    title: 'One more step',
    back: 'Begin anew',
    app: {
      lead: 'Enter the code your app shows.',
      label: 'Code of the app',
      help: 'Six digits, new every 30 seconds.',
      missing: 'Enter the six digits of your app',
      wrong: 'This code is not right, or was used already. Wait for the next one.',
      other: 'I have no phone at hand',
    },
    recovery: {
      lead: 'Enter one of the recovery codes you kept. Each works once.',
      label: 'Recovery code',
      help: 'Ten letters and digits, such as k3mfp-92hxa.',
      missing: 'Enter the ten letters and digits of a recovery code',
      wrong: 'This code is not right, or was used already. Try another one.',
      other: 'Use the app instead',
    },
  },

  newEmail: {
    title: 'Confirm your address',
    lead: 'From then on you sign in with this address. All sessions but the one that asked for it end.',
    submit: 'Confirm',
    busy: 'Confirming…',
    done: { title: 'This is your address now', text: 'Sign in with it from now on. We have told the old one.' },
    dead: {
      title: 'This link no longer works',
      text: 'It has been used, is too old, or was followed by another. Your address is as it was.',
    },
    toPortal: 'Go to the portal',
  },

  code: {
    title: 'Enter your code',
    lead: (email: string) => `If ${email} has access, a code is on its way there. It is good for 10 minutes.`,
    label: 'Code',
    help: 'Eight digits, from the newest mail.',
    missing: 'Enter the eight digits of the mail',
    wrong: 'This code is not right, or no longer good. Look for the newest mail, or send another code.',
    again: 'Send another code',
    sentAgain: 'Another code is on its way. The one before is no longer good.',
    back: 'Use a password',
  },

  forgot: {
    title: 'Forgot your password',
    lead: 'We send you a link to choose another one.',
    submit: 'Send me a link',
    busy: 'Sending…',
    sentTitle: 'Look into your mailbox',
    sent: (email: string) =>
      `If ${email} has access, a link is on its way there. It is good for an hour and works once.`,
    back: 'Back to sign in',
    other: 'Use another address',
  },

  reset: {
    title: 'Choose another password',
    lead: 'You will be signed out everywhere else.',
    password: 'New password',
    submit: 'Change password',
    busy: 'Changing…',
    done: { title: 'Your password is changed', text: 'All sessions have ended. Sign in with the new password.' },
    dead: {
      title: 'This link no longer works',
      text: 'It has been used, is too old, or a newer one was sent. Your password is as it was.',
    },
    another: 'Send me another link',
  },

  activate: {
    title: (organization: string, partner: string) => `${organization} has approved ${partner}`,
    lead: (name: string) => `Welcome, ${name}. Setting up your access takes about a minute.`,
    page: 'Set up access',
    email: 'E-mail',
    name: 'Your name',
    role: {
      PARTNER_OWNER: 'You will be the owner.',
      PARTNER_MANAGER: 'You will be a manager.',
      PARTNER_MEMBER: 'You will be a member.',
      PARTNER_VIEWER: 'You will be able to read, not to change.',
    } as Record<string, string | undefined>,
    password: 'Choose a password',
    hint: 'At least 12 characters. A few unrelated words are easy to remember.',
    tooShort: (missing: number) => `${count(missing, 'more character', 'more characters')} needed`,
    weak: (length: number) => `${count(length, 'character', 'characters')}, but easy to guess. Mix in another word.`,
    fair: (length: number) => `Fair: ${count(length, 'character', 'characters')}. One more word makes it strong.`,
    good: (length: number) => `Good: ${count(length, 'character', 'characters')}`,
    refused: 'This password is too easy to guess. Choose another one.',
    submit: 'Set up access',
    busy: 'Setting up…',
    validUntil: (date: string) => `This invitation is valid until ${date}.`,
    used: {
      title: 'This link has been used',
      text: 'Access is set up already. Sign in with your e-mail and password.',
    },
    expired: (date: string) => `This link expired on ${date}`,
    expiredText: (organization: string) =>
      `Your access at ${organization} is still waiting. We send a new link to the same address.`,
    renew: 'Send a new link',
    renewed: {
      title: 'A new link is on its way',
      text: (email: string) => `We sent it to ${email}. It works once.`,
    },
    joinTitle: (partner: string, organization: string) => `Join ${partner} at ${organization}`,
    known: (email: string) => `You have a password here already: enter the one of ${email}. It stays as it is.`,
    join: 'Join',
    unknown: { title: 'This link does not work', text: 'Open it again from the mail; it must not be cut off.' },
    toSignIn: 'Sign in',
    opening: 'Opening your invitation',
  },

  example: {
    label: 'Example of a lead',
    title: 'A lead, as you will see it',
    mark: 'Example',
    steps: (organization: string | undefined) => [
      { glyph: 'won' as const, title: 'Received', text: 'You get a number at once', at: '10:04:12' },
      {
        glyph: 'won' as const,
        title: organization ? `In ${of(organization)} CRM` : 'In the CRM',
        text: 'Where the people who call work',
        at: '3 s later',
      },
      {
        glyph: 'contacted' as const,
        title: 'Contacted',
        text: organization ? `Jonas at ${organization} called` : 'Jonas called',
        at: '5 h later',
      },
      { glyph: 'qualified' as const, title: 'Qualified', text: 'Need, budget and date are clear', at: '9 days' },
      { glyph: 'received' as const, title: 'Proposal, then won or lost', text: 'You see it when it happens', at: '' },
    ],
  },

  home: {
    title: 'Home',
    first: {
      title: 'Submit your first lead',
      text: (organization: string) =>
        `It takes about a minute, and you see here what becomes of it at ${organization}.`,
      action: 'Submit a lead',
      stepsTitle: 'What happens then',
    },
    /** The five steps of a lead, for a reader who has none yet. */
    steps: (organization: string) => [
      { title: 'Received', text: 'You get a number at once.' },
      { title: `In ${of(organization)} CRM`, text: 'Within seconds, and you see when.' },
      { title: 'Contacted', text: `Someone at ${organization} has been in touch.` },
      { title: 'Qualified', text: 'There is a need, and it fits.' },
      { title: 'Proposal, then won or lost', text: 'You see it here when it happens.' },
    ],
    moved: (n: number) => `${count(n, 'lead has', 'leads have')} changed since yesterday.`,
    quiet: 'Nothing has changed since yesterday.',
    yours: (n: number) => `${count(n, 'lead waits', 'leads wait')} for you.`,
    pipeline: 'Pipeline',
    open: (n: number) => `${figure.format(n)} open`,
    none: 'none',
    newest: 'Newest changes',
    newestFirst: 'newest first',
    all: 'Open all leads',
  },

  search: {
    clear: 'Clear the search',
  },

  leads: {
    title: 'Leads',
    label: 'Leads, newest change first',
    columns: {
      lead: 'Lead',
      status: 'Status, time in it',
      change: 'Last change',
      next: 'Next step',
      owner: 'Owner',
      fresh: 'Fresh',
    },
    count: (n: number, more: boolean) =>
      more ? `The ${count(n, 'lead', 'leads')} with the newest change` : count(n, 'lead', 'leads'),
    newestFirst: 'newest change first',
    empty: 'No leads yet',
    emptyText: 'Submit your first lead. It takes about a minute, and you see here what becomes of it.',
    emptyTextElsewhere: (partner: string) => `${partner} has not sent a lead. The first one shows up here by itself.`,
    first: 'Submit a lead',
    search: 'Search leads',
    searchHint: 'Name, company or e-mail',
    searchHintMasked: 'Name or company',
    found: (n: number, more: boolean) =>
      more
        ? `The ${count(n, 'lead', 'leads')} with the newest change of those found`
        : `${count(n, 'lead', 'leads')} found`,
    nothing: (sought: string) => `Nothing found for “${sought}”`,
    nothingText:
      'Any part of a name, company or lead number is enough. E-mail addresses and phone numbers have to be complete.',
    nothingTextMasked:
      'Any part of a name, company or lead number is enough. Contact data is masked for you, so nothing is found by it.',
    all: 'Show all leads',
    more: 'Show more',
    nextBy: 'Next step by',
    firstAnswer: 'First answer',
    open: (company: string) => `Open ${company}`,
    changed: 'Just changed',
    viaForm: 'From the form on your website',
    export: {
      ready: 'Export',
      busy: 'Preparing the file',
      all: 'Export all leads as CSV',
      found: 'Export the leads found as CSV',
      saved: (name: string) => `Saved as ${name}`,
      broken: 'The file did not come through. Try again in a moment.',
      often: 'You have taken many files in a short time. Try again in some minutes.',
    },
  },

  /** One thing that happened to a lead, in a few words. `lapse` is how long after submission it was. */
  change: {
    submitted: (by: Name) => (by ? `Submitted by ${by}` : 'Submitted'),
    byYou: 'You submitted it',
    form: 'From the form on your website',
    imported: (organization: string) => `Entered by ${organization}`,
    inCrm: (organization: string, lapse: string) => `In ${of(organization)} CRM after ${lapse}`,
    status: (from: Name, to: string) => (from ? `From ${from} to ${to}` : `Now ${to}`),
    field: (field: string, by: string) => `${field} changed by ${by}`,
    conflict: (field: string) => `${field} changed on both sides`,
    notInCrm: (field: string, organization: string) => `${field} did not reach ${of(organization)} CRM`,
    to: 'to',
    converted: (organization: string) => `${organization} made a deal of it`,
    note: (by: string) => `Note by ${by}`,
    deal: (field: string, to: Name) => (to ? `${field} of the deal: ${to}` : `${field} of the deal cleared`),
    blocked: (organization: string) => `${of(organization)} CRM did not take it`,
    deleted: (organization: string) => `Deleted in ${of(organization)} CRM`,
    restored: (organization: string) => `Back in ${of(organization)} CRM`,
    merged: (organization: string) => `Merged in ${of(organization)} CRM`,
  },

  /** The same as the rest of a sentence that begins with the company. */
  news: {
    submitted: (by: Name) => (by ? `was submitted by ${by}` : 'was submitted'),
    form: 'came in by the form on your website',
    imported: (organization: string) => `was entered by ${organization}`,
    inCrm: (organization: string, lapse: string) => `is in ${of(organization)} CRM, after ${lapse}`,
    status: (from: Name, to: string) => (from ? `moved from ${from} to ${to}` : `is now ${to}`),
    field: (field: string, by: string) => `has another ${field.toLowerCase()}, changed by ${by}`,
    conflict: (field: string) => `was changed on both sides: ${field.toLowerCase()}`,
    notInCrm: (field: string, organization: string) =>
      `has another ${field.toLowerCase()} than in ${of(organization)} CRM`,
    converted: (organization: string) => `became a deal at ${organization}`,
    note: (by: string) => `has a note by ${by}`,
    deal: (field: string, to: Name) =>
      to ? `has a deal whose ${field.toLowerCase()} is now ${to}` : `has a deal without a ${field.toLowerCase()} now`,
    blocked: (organization: string) => `was not taken by ${of(organization)} CRM`,
    deleted: (organization: string) => `was deleted in ${of(organization)} CRM`,
    restored: (organization: string) => `is back in ${of(organization)} CRM`,
    merged: (organization: string) => `was merged with another lead in ${of(organization)} CRM`,
  },

  /** Names of lead fields as the API writes them. */
  field: {
    first_name: 'First name',
    last_name: 'Last name',
    company: 'Company',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    need: 'Need',
    name: 'Contact',
    owner: 'Owner',
    status: 'Status',
  } as Record<string, string | undefined>,

  /** What is told of a deal, by the API's names. */
  deal: {
    title: 'Deal',
    stage: 'Stage',
    amount: 'Amount',
    closing_date: 'Closing date',
    probability: 'Probability',
    percent: (n: number) => `${n}\u00a0%`,
    outcome: { open: 'Open', won: 'Won', lost: 'Lost' },
    noAmount: 'Not set yet',
  },

  lead: {
    crumb: 'Where you are',
    where: 'Where this lead is',
    next: {
      you: 'Next step: you',
      organization: (organization: string) => `Next step: ${organization}`,
      nobody: 'Next step',
    },
    nextText: {
      queued: (organization: string) =>
        `Your lead is on its way to ${of(organization)} CRM. There is nothing you have to do.`,
      retry: (organization: string) =>
        `${of(organization)} CRM has not taken it yet. It is saved here and is sent again by itself.`,
      blocked: (organization: string) => `${of(organization)} CRM did not take it. It is saved here, nothing is lost.`,
      firstAnswer: (organization: string) => `${organization} has your lead and gets in touch with the contact.`,
      going: (organization: string) => `${organization} is working on it. You see every change here.`,
      you: (organization: string) => `${organization} is waiting for you.`,
      converted: (organization: string) => `${organization} has made a deal of it. You see here what becomes of it.`,
      over: 'Nothing more to do. The history stays.',
      deleted: (organization: string) => `${organization} has deleted this lead in its CRM. Its history stays here.`,
    },
    cause: (cause: string) => sentence(cause),
    means: (status: string) => `What ${status} means`,
    meaning: {
      received: (organization: string) => `The lead is there. ${organization} has not called yet.`,
      contacted: (organization: string) => `${organization} has been in touch or has tried to.`,
      qualified: (organization: string) => `${organization} sees a need that fits.`,
      proposal: (organization: string) => `${organization} has made an offer or is about to.`,
      won: 'It became a customer.',
      lost: (organization: string) => `${organization} does not pursue it.`,
      other: (organization: string) => `This is ${of(organization)} own word for where it stands.`,
    },
    words: (organization: string) => `Stages are set by ${organization}.`,
    timeline: 'Timeline',
    details: 'Details',
    contact: 'Contact',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    need: 'Need',
    source: 'Source',
    ownerField: 'Owner',
    owned: (name: string) => `${name} (you)`,
    noOwner: 'Nobody yet',
    origin: { portal: 'Entered in the portal', form: 'Form on your website', crm: 'Entered in the CRM' },
    notFound: {
      title: 'There is no such lead',
      text: 'It may belong to someone else, or the link is cut off.',
      action: 'Open all leads',
    },
    afterSubmission: (when: string, lapse: string) => `${when}, after ${lapse}`,
    receipt: 'Receipt',
    received: (at: string) => `received ${at}`,
    delivered: (organization: string, lapse: string) => `in ${of(organization)} CRM after ${lapse}`,
  },

  timeline: {
    label: 'What happened, newest first',
    empty: 'Nothing has happened yet. Every change shows up here.',
    submitted: (by: string) => `${by} submitted this lead.`,
    form: 'Came in by the form on your website.',
    imported: (organization: string) => `${organization} entered it in its CRM.`,
    inCrm: (organization: string) => `In ${of(organization)} CRM, `,
    inCrmLater: (lapse: string) => `${lapse} later.`,
    /** Said in pieces so that the value can stand out. */
    statusFrom: (from: string) => `Status changed from ${from} to `,
    statusTo: 'Status is now ',
    fieldChanged: (field: string, by: string) => `${field} changed by ${by}: `,
    you: 'you',
    nothing: 'nothing',
    becomes: 'to',
    conflict: (by: string, field: string, at: string) => `${by} changed ${field} at ${at} as well; `,
    theirsKept: 'theirs was kept: ',
    yoursWas: '. Yours was ',
    yoursKept: 'yours was kept: ',
    theirsWas: '. Theirs was ',
    notInCrm: (field: string) => `${field} `,
    tooLate: (organization: string) =>
      ` did not reach ${of(organization)} CRM: the lead had been converted or deleted there before.`,
    blocked: (organization: string) => `${of(organization)} CRM did not take it.`,
    converted: (organization: string) => `${organization} made a deal of it.`,
    note: (by: string) => `${by} wrote a note.`,
    /** Said in pieces so that the value can stand out. */
    dealFrom: (field: string, from: string) => `${field} of the deal changed from ${from} to `,
    dealTo: (field: string) => `${field} of the deal is now `,
    dealCleared: (field: string) => `${field} of the deal was cleared.`,
    dealGone: (organization: string) => `${organization} deleted the deal in its CRM. Everything stays here.`,
    deleted: (organization: string) => `${organization} deleted it in its CRM. Everything stays here.`,
    restored: (organization: string) => `${organization} restored it in its CRM.`,
    merged: (organization: string) => `${organization} merged it with another lead in its CRM.`,
    by: (name: Name, organization: string) =>
      name ? `${name} in ${of(organization)} CRM` : `In ${of(organization)} CRM`,
    hereAfter: (lapse: string) => `here ${lapse} later`,
    someone: 'Someone',
  },

  edit: {
    open: 'Edit',
    title: 'Edit lead',
    save: 'Save',
    busy: 'Saving',
    cancel: 'Cancel',
    offline: 'You are offline. What you typed is kept; save again when you are back.',
    failed: 'The portal does not answer. What you typed is kept; save again in a moment.',
    conflict: (by: string, field: string, at: string) =>
      `${by} changed ${field}${at ? ` at ${at}` : ''} while you were editing.`,
    theirs: (value: string) => `Keep theirs: ${value || 'nothing'}`,
    mine: (value: string) => `Use mine: ${value || 'nothing'}`,
  },

  entry: {
    title: 'New lead',
    about: (required: number) => `About a minute. ${count(required, 'field is', 'fields are')} required.`,
    company: 'Company',
    contact: 'Contact',
    need: 'Need',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    needLabel: 'What do they need?',
    needHelp: (organization: string) =>
      `${organization} reads this before the first call. A date and a budget help most.`,
    phoneHelp: 'With the country code, for example +44',
    submit: 'Submit lead',
    another: 'Submit and add another',
    busy: 'Saving…',
    toCorrect: (n: number) => `${count(n, 'field', 'fields')} to correct`,
    summary: (n: number) => `${count(n, 'field needs', 'fields need')} your attention`,
    missing: (label: string) => `${label} is missing`,
    tooLong: (limit: number) => `At most ${count(limit, 'character', 'characters')}`,
    emailComma: 'There is a comma in the address.',
    emailWrong: 'This is not a complete address, like name@company.example',
    phoneWrong: 'Only digits, spaces and + ( ) - / belong here',
    refused: 'This was not accepted. Check it, please.',
    failed: 'Not saved yet',
    failedText: 'Your text is kept. Try again; it is never saved twice.',
    failedOffline: 'You are offline. Your text is kept here; try again when you are back.',
    saved: (number: string) => `${number} is received`,
    after: 'After you submit',
    promises: (organization: string) => [
      { what: 'At once', text: 'you get a number. It stays valid whatever happens to the connection.' },
      { what: 'Within seconds', text: `it is in ${of(organization)} CRM, and you see when.` },
      { what: 'Every change', text: 'shows here by itself.' },
    ],
    use: (repaired: string) => `Use ${repaired}`,
    /** By the code of a refused field. */
    refusals: {
      required: 'This is missing',
      'not-blank': 'This is missing',
      'not-null': 'This is missing',
      'too-long': 'This is too long',
      size: 'This is too long',
      email: 'This is not a complete address, like name@company.example',
      phone: 'This is not a complete number, like +44 20 7946 0148',
    } as Record<string, string | undefined>,
    savedBefore: 'An earlier version of this lead was saved already. You find it in your list of leads.',
  },

  receipt: {
    title: 'Receipt',
    last: 'Last receipt',
    received: 'Received and saved',
    sending: (organization: string) => `On its way to ${of(organization)} CRM`,
    sent: (organization: string) => `In ${of(organization)} CRM`,
    after: (lapse: string) => `after ${lapse}`,
    retry: (organization: string) => `${of(organization)} CRM has not answered yet. It is sent again by itself.`,
    blocked: (organization: string) => `${of(organization)} CRM did not take it. It is saved here.`,
    answer: (organization: string) => `First answer from ${organization}`,
    answered: 'done',
    open: 'open',
    openLead: 'Open lead',
    copyNumber: 'Copy number',
    another: 'Add another',
  },

  strength: { label: 'Strength of the password' },
};
