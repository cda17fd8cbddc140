import { openDashboard, pause, run } from './processes.ts';
const dirs = process.argv.slice(3);
const n = Number(process.argv[2]);
const r: Record<string, number[]> = { node: [], status: [] };
for (let i = -1; i < n; i++) {
  const b = await run(['-e', '0'], '/tmp/sp/d'); const s = await run(['dist/axiswatch.js', 'status'], '/tmp/sp/d');
  if (i >= 0) { r.node!.push(b.milliseconds); r.status!.push(s.milliseconds); }
  for (const d of dirs) { const o = await openDashboard(d); await pause(150); await o.quit(); if (i >= 0) (r[d] ??= []).push(o.firstFrame); }
}
const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1]!;
for (const [k, a] of Object.entries(r)) console.log(k, 'min', Math.min(...a).toFixed(1), (Math.min(...a) / Math.min(...r.node!)).toFixed(2), 'med', med(a).toFixed(1), (med(a) / med(r.node!)).toFixed(2));
