import '@partner-portal/widgets/theme/tokens.css';
import '@partner-portal/widgets/theme/page.css';
import { DeskTrouble } from '@partner-portal/widgets/elements/partner-panel/partner-desk.js';
import type { PanelTrouble } from '@partner-portal/widgets/elements/partner-panel/partner-panel.js';
import '@partner-portal/widgets/elements/partner-panel/partner-panel.js';
import { connect } from '@partner-portal/widgets/host/host.js';
import { CrmSession } from '../host/crm-session.js';
import { ZohoCrm, type ZohoSdk } from '../host/crm.js';
import { portalOrigin } from '../host/portal-address.js';

declare global {
  var ZOHO: ZohoSdk | undefined;
}

const panel = document.querySelector('pp-partner-panel');

/** First the record, with the reader's own rights; then the portal, as soon as its address is known. */
async function start(): Promise<void> {
  if (!panel) return;
  try {
    const crm = await ZohoCrm.open(globalThis.ZOHO);
    panel.desk = crm;
    const address = portalOrigin(await crm.portalAddress());
    if ('fault' in address) {
      panel.trouble = address.fault;
      return;
    }
    const session = new CrmSession(address.origin, crm);
    const { organization, user } = await crm.reader();
    panel.door = session;
    panel.connection = connect(session, `crm:${organization}:${user}`);
  } catch (thrown) {
    panel.trouble = troubleOf(thrown);
  }
}

function troubleOf(thrown: unknown): PanelTrouble {
  const code = thrown instanceof DeskTrouble ? thrown.code : 'silent';
  return code === 'no-sdk' || code === 'no-record' ? code : 'silent';
}

void start();
