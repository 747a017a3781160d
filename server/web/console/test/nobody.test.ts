import { describe, expect, it } from 'vitest';
import type { Verdict, Would } from '../src/lib/giving';
import { fewOf, lacksOf, mendsOf } from '../src/lib/nobody';

const verdict = (name: string, what: string, words = ''): Verdict => ({
  agent: { id: name, name },
  verdict: what,
  words: `${name}: ${words}`,
});
function would(verdicts: Verdict[], change: Partial<Would> = {}): Would {
  const reason = verdicts.map((one) => one.words).join('; ');
  return { agent: null, reason, verdicts, position: 1, usual_wait: null, ...change };
}

describe('why nobody has a ticket', () => {
  it('says nothing while somebody would get it', () => {
    const ana = verdict('Ana', 'chosen', '0 of 5, the only one free');
    expect(lacksOf(would([ana], { agent: ana.agent }))).toEqual([]);
  });

  it('names who has no room before who is not here', () => {
    const all = [
      verdict('Ben', 'offline', 'offline'),
      verdict('Ana', 'at_capacity', 'at capacity (5 of 5)'),
      verdict('Cleo', 'offline', 'offline'),
    ];
    expect(lacksOf(would(all))).toEqual([
      { what: 'at_capacity', who: ['Ana'] },
      { what: 'offline', who: ['Ben', 'Cleo'] },
    ]);
    expect(mendsOf(lacksOf(would(all)))).toEqual(['at_capacity', 'offline']);
  });

  it('knows those who were not even asked', () => {
    const found = lacksOf(
      would([verdict('Ben', 'offline', 'offline')], {
        reason: 'Ben: offline; Ana: off shift; Cleo: is in no team of this queue; Dan: was silent',
      }),
    );
    expect(found.map(({ what, who }) => [what, who])).toEqual([
      ['silent', ['Dan']],
      ['off_shift', ['Ana']],
      ['no_team', ['Cleo']],
      ['offline', ['Ben']],
    ]);
    expect(mendsOf(found)).toEqual(['offline', 'none']);
  });

  it('says only what stops the whole queue where the queue stands still', () => {
    const ana = verdict('Ana', 'chosen', '0 of 5, the only one free');
    const shut = would([ana, verdict('Ben', 'offline', 'offline')], {
      reason: 'outside of the hours nobody is given new chats',
    });
    expect(lacksOf(shut)).toEqual([{ what: 'closed', who: [] }]);
  });

  it('says that nobody belongs to the queue', () => {
    const found = lacksOf(would([], { reason: 'no agent belongs to this queue' }));
    expect(found).toEqual([{ what: 'none', who: [] }]);
    expect(mendsOf(found)).toEqual(['none']);
  });

  it('names two of many', () => {
    expect(fewOf(['Ana', 'Ben', 'Cleo'])).toEqual({ shown: ['Ana', 'Ben', 'Cleo'], more: 0 });
    expect(fewOf(['Ana', 'Ben', 'Cleo', 'Dan'])).toEqual({ shown: ['Ana', 'Ben'], more: 2 });
  });
});
