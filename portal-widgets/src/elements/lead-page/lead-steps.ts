import type { Entry, Lead } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import type { Step } from '../../ui/progress-steps.js';
import { lapse, standing } from '../lead-list/lead-words.js';

const STAGES = ['contacted', 'qualified', 'proposal'] as const;

/**
 * The way of a lead in six steps: received, in the CRM, three stages the CRM decides, and the end.
 *
 * @param history - what happened to it, newest first: says when it came to the stages it has passed.
 */
export function leadSteps(lead: Lead, organization: string, history: readonly Entry[] = []): Step[] {
  const { stage, since } = lead.status;
  const over = stage === 'won' || stage === 'lost';
  const at = over ? 5 : stage && stage !== 'received' ? 2 + STAGES.indexOf(stage) : lead.crm_ack_at ? 1 : 0;
  const { word, stage: shape } = standing(lead, organization);
  const titles = [t.stage.received, t.inCrm(organization), ...STAGES.map((name) => t.stage[name]), t.wonOrLost];
  const notes = [t.time.when(lead.submitted_at), delivered(lead), ...STAGES.map((name) => reached(name, history))];
  return titles.map((title, step): Step => {
    const note = notes[step] ?? '';
    // whoever was lost may have left at any stage; only what its history tells was reached
    if (stage === 'lost' && step > 1 && step < at && note === '') return { title, state: 'open' };
    if (step < at) return { title, note, state: 'done' };
    if (step > at) return { title, state: 'open' };
    if (step < 2) return { title, note, state: 'now', glyph: lead.sync.state === 'blocked' ? 'returned' : 'arrived' };
    return { title: word, note: t.time.when(since), state: 'now', glyph: shape };
  });
}

/** When the lead came to a stage last; empty for one it never was in. */
function reached(stage: Entry['stage'], history: readonly Entry[]): string {
  const entry = history.find((one) => (one.kind === 'status' || one.kind === 'deal') && one.stage === stage);
  return entry ? t.time.when(entry.at) : '';
}

function delivered({ crm_ack_at: ack, submitted_at: submitted }: Lead): string {
  return ack ? t.lead.afterSubmission(t.time.when(ack), lapse(submitted, ack)) : '';
}
