/** Proposals as a dashboard hears of them. */
import type { Proposal, ProposalState } from '../../src/core/journal/proposal.ts';
import type { Observation } from '../../src/core/model/model.ts';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import type { Message } from '../../src/tui/state.ts';

/** Proposals of two sources and a colleague: two values for one day, one that says what stands, an event, one put off. */
export const PROPOSALS: Extract<Message, { readonly kind: 'proposals' }> = {
  kind: 'proposals',
  proposals: [
    proposal(701, { indicator: 'new-occupied-land', value: 61 }),
    proposal(702, { indicator: 'new-occupied-land', value: 75, source: 'ISW' }),
    proposal(703, { indicator: 'share-occupied', value: 19.3, observedOn: '2026-09-27' }),
    proposal(704, { indicator: 'long-range-drones', value: 7100, source: 'Air force' }, 'later'),
    {
      ...proposal(705, {}),
      proposedBy: 'ben',
      proposed: {
        kind: 'event',
        happening: {
          day: '2026-11-24',
          nodes: ['double-vetoes'],
          side: 'china',
          kind: 'action',
          title: 'China and Russia vetoed a resolution on Iran',
          status: undefined,
          confidence: 'high',
          source: 'United Nations',
          url: 'https://un.org',
          note: '',
          follows: '',
          expectNode: '',
          expect: undefined,
          expectBy: '',
          amount: 1,
          direction: 'extends',
        },
      },
    },
  ],
};

function proposal(
  seq: number,
  said: Partial<Observation>,
  state: ProposalState = 'waiting',
): Proposal {
  const observation: Observation = {
    ...NO_TEXTS,
    indicator: '',
    observedOn: '2026-10-31',
    value: 0,
    confidence: 'moderate',
    source: 'DeepState',
    url: 'https://deepstatemap.live',
    ...said,
  };
  return {
    id: `p${seq}`,
    seq,
    proposed: { kind: 'reading', observation },
    state,
    reason: '',
    proposedBy: 'feeds',
    proposedAt: '2026-11-24T12:00:00.000Z',
  };
}
