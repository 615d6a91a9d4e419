import type { Lead } from '../../api/model.js';
import { t } from '../../i18n/texts.js';

/** What happens next to a lead and who has to do it, in a sentence. */
export function nextStep(lead: Lead, organization: string): string {
  const { nextText } = t.lead;
  if (lead.sync.state === 'blocked') return nextText.blocked(organization);
  if (lead.lifecycle === 'crm_deleted') return nextText.deleted(organization);
  if (lead.sync.state === 'retry') return nextText.retry(organization);
  if (!lead.crm_ack_at) return nextText.queued(organization);
  if (lead.lifecycle === 'converted') return nextText.converted(organization);
  if (lead.next_by == null) return nextText.over;
  if (lead.next_by === 'you') return nextText.you(organization);
  const untouched = (lead.status.stage ?? 'received') === 'received';
  return untouched ? nextText.firstAnswer(organization) : nextText.going(organization);
}
