import { describe } from 'vitest';
import type { Strategy } from '../src/core/model/model.ts';
import { hdiStrategy } from './core/hdi.ts';
import { branch, leaf, strategy } from './core/make.ts';
import { type Judge, vectorRows, vectorTest } from './vectors.ts';
import { boardOfRow, needed } from './vectors-score.ts';

/** Published to three decimals; ties are rounded half up. */
const THREE_DECIMALS = 0.0005 + 1e-9;
/** Published to nine decimals. */
const NINE_DECIMALS = 6e-10;

type Row = Readonly<Record<string, string>>;

function hdi(
  plan: Strategy,
  row: Row,
  names: Readonly<Record<string, string>>,
): number | undefined {
  const values = Object.entries(names).map(([id, column]) => [id, needed(row[column])] as const);
  const { score } = boardOfRow(plan, Object.fromEntries(values)).root;
  return score === undefined ? undefined : score / 100;
}

const SAME = { le: 'le', eys: 'eys', mys: 'mys', gnipc: 'gnipc' };

function checkHdi(file: string, judge: Judge): void {
  const plan = hdiStrategy();
  for (const row of vectorRows(`hdr/${file}`)) {
    const what = `HDI of ${row.id} in ${row.year}`;
    judge.check(hdi(plan, row, SAME), needed(row.hdi_published), THREE_DECIMALS, what);
  }
}

describe('the Human Development Reports, row by row', () => {
  vectorTest('HDI of the report 2023/24', (judge) => checkHdi('hdi_2023-24.csv', judge));
  vectorTest('HDI of the report 2021/22', (judge) => checkHdi('hdi_2021-22.csv', judge));

  vectorTest('HDI of women and of men to nine decimals, and the GDI as their ratio', (judge) => {
    const women = hdiStrategy({ worst: 22.5, best: 87.5 });
    const men = hdiStrategy({ worst: 17.5, best: 82.5 });
    const columns = (who: string) => ({
      le: `le_${who}`,
      eys: `eys_${who}`,
      mys: `mys_${who}`,
      gnipc: `gni_pc_${who}`,
    });
    for (const row of vectorRows('hdr/gdi_2023-24.csv')) {
      const f = hdi(women, row, columns('f'));
      const m = hdi(men, row, columns('m'));
      const what = `${row.id} in ${row.year}`;
      judge.check(f, needed(row.hdi_f_published), NINE_DECIMALS, `HDI of women of ${what}`);
      judge.check(m, needed(row.hdi_m_published), NINE_DECIMALS, `HDI of men of ${what}`);
      const ratio = f === undefined || m === undefined ? undefined : f / m;
      judge.check(ratio, needed(row.gdi_published), THREE_DECIMALS, `GDI of ${what}`);
    }
  });

  vectorTest('IHDI: the geometric mean of dimensions, each less its inequality', (judge) => {
    const plain = hdiStrategy();
    const index = { goalposts: { worst: 0, best: 1 } };
    const unequal = strategy(
      ['health', 'education', 'income'].map((id) => leaf(id, index)),
      { aggregation: { method: 'geometric' }, requireAll: true },
    );
    for (const row of vectorRows('hdr/ihdi_2022.csv')) {
      const card = boardOfRow(plain, {
        le: needed(row.le),
        eys: needed(row.eys),
        mys: needed(row.mys),
        gnipc: needed(row.gnipc),
      });
      const less = (id: string, percent: string | undefined): number =>
        ((card.nodes.get(id)?.score ?? Number.NaN) / 100) * (1 - needed(percent) / 100);
      const { score = Number.NaN } = boardOfRow(unequal, {
        health: less('health', row.ineq_le_pct),
        education: less('education', row.ineq_edu_pct),
        income: less('income', row.ineq_inc_pct),
      }).root;
      judge.check(score / 100, needed(row.ihdi_published), THREE_DECIMALS, `IHDI of ${row.id}`);
    }
  });

  vectorTest(
    'GII: a harmonic mean of geometric means against a geometric mean of arithmetic means',
    (judge) => {
      const plan = giiStrategy();
      for (const row of vectorRows('hdr/gii_2023-24.csv')) {
        const card = boardOfRow(plan, giiValues(row));
        const level = (id: string): number => card.nodes.get(id)?.score ?? Number.NaN;
        const gii = 1 - level('both') / level('equal');
        judge.check(
          gii,
          needed(row.gii_published),
          THREE_DECIMALS,
          `GII of ${row.id} in ${row.year}`,
        );
      }
    },
  );
});

/** Both means of the GII as two branches; shares have goalposts 0 and 1, a floor far below any of them. */
function giiStrategy(): Strategy {
  const share = (id: string) => leaf(id, { goalposts: { worst: 0, best: 1 } });
  const floor = 1e-6;
  const geometric = { aggregation: { method: 'geometric', floor } };
  const sex = (of: string, name: string) => [
    branch(
      `${name}-health-${of}`,
      [share(`${name}-mortality-${of}`), share(`${name}-births-${of}`)],
      geometric,
    ),
    branch(
      `${name}-power-${of}`,
      [share(`${name}-seats-${of}`), share(`${name}-schooling-${of}`)],
      geometric,
    ),
    branch(`${name}-labour-${of}`, [share(`${name}-active-${of}`)]),
  ];
  const [healthF, powerF, labourF] = sex('f', 'e');
  const [healthM, powerM, labourM] = sex('m', 'e');
  if (!healthF || !powerF || !labourF || !healthM || !powerM || !labourM)
    throw new Error('no tree');
  return strategy([
    branch(
      'both',
      [branch('women', sex('f', 'b'), geometric), branch('men', sex('m', 'b'), geometric)],
      {
        aggregation: { method: 'harmonic', floor },
      },
    ),
    branch(
      'equal',
      [
        branch('health', [healthF, healthM]),
        branch('power', [powerF, powerM]),
        branch('labour', [labourF, labourM]),
      ],
      geometric,
    ),
  ]);
}

function giiValues(row: Row): Readonly<Record<string, number>> {
  const mortality = Math.min(1000, Math.max(10, needed(row.mmr)));
  const noSeat = needed(row.pr_f_pct) === 0;
  const women = {
    mortality: 10 / mortality,
    births: 1 / needed(row.abr),
    seats: (noSeat ? 0.1 : needed(row.pr_f_pct)) / 100,
    schooling: needed(row.se_f_pct) / 100,
    active: needed(row.lfpr_f_pct) / 100,
  };
  const men = {
    mortality: 1,
    births: 1,
    seats: (noSeat ? 99.9 : needed(row.pr_m_pct)) / 100,
    schooling: needed(row.se_m_pct) / 100,
    active: needed(row.lfpr_m_pct) / 100,
  };
  const values: Record<string, number> = {};
  for (const name of ['b', 'e']) {
    for (const [id, value] of Object.entries(women)) values[`${name}-${id}-f`] = value;
    for (const [id, value] of Object.entries(men)) values[`${name}-${id}-m`] = value;
  }
  return values;
}
