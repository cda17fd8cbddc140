/** The axes of a chart: where values and days lie on it, and which of them are named. */
import type { Day } from '../model/day.ts';
import { monthText, numberText } from './kinds.ts';
import type { ChartSection } from './page.ts';

export type Chart = ChartSection['chart'];

/** Where a value lies between the limits, 0…1. */
export function shareOn({ limits, leaf }: Chart): (value: number) => number {
  const place = (value: number): number => (leaf?.log ? Math.log(value) : value);
  const [low, high] = limits.map(place) as [number, number];
  return (value) => Math.min(1, Math.max(0, (place(value) - low) / (high - low || 1)));
}

/** At most so many round values between the limits. */
export function ticks(
  { limits: [low, high], leaf }: Chart,
  most: number,
): { value: number; text: string }[] {
  if (leaf?.log) {
    const first = Math.floor(Math.log10(low));
    const powers = Array.from(
      { length: Math.ceil(Math.log10(high)) - first + 1 },
      (_, at) => first + at,
    );
    const values = [[1, 2, 5], [1, 3], [1], []]
      .map((digits) => powers.flatMap((power) => digits.map((digit) => digit * 10 ** power)))
      .map((all) => all.filter((value) => value >= low && value <= high))
      .find((all) => all.length <= most);
    return (values?.length ? values : [low, high]).map((value) => ({
      value,
      text: numberText(value, Math.max(0, -Math.floor(Math.log10(value)))),
    }));
  }
  const rough = (high - low) / most || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const count = (step: number): number => Math.floor(high / step) - Math.ceil(low / step) + 1;
  // a finer one where a coarser one has no value between the limits
  const steps = [1, 2, 5, 10].map((digit) => digit * power).filter((each) => count(each) > 0);
  const step = Math.max(
    leaf?.levels === undefined ? 0 : 1,
    steps.find((each) => each >= rough) ?? steps.at(-1) ?? power,
  );
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, count(step)) }, (_, at) => ({
    value: (first + at) * step,
    text: numberText((first + at) * step, decimals),
  }));
}

const MS_PER_DAY = 86_400_000;
/** Days from 1970 to the first of a month that is counted from January 1970. */
const monthStart = (month: number): Day => Date.UTC(1970, month, 1) / MS_PER_DAY;
/** Months between names below the plot. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const DAYS_OF_MONTH = 30.44;

/** At most so many first days of months, evenly apart, with the month; of whole years the year alone. */
export function monthTicks(
  { from, to }: Chart,
  most: number,
): readonly { readonly day: Day; readonly text: string }[] {
  const months = Math.max(1, to - from) / DAYS_OF_MONTH;
  const step = MONTH_STEPS.find((each) => months / each <= most) ?? 1200;
  const start = new Date(from * MS_PER_DAY);
  const first = (start.getUTCFullYear() - 1970) * 12 + start.getUTCMonth();
  const found: { day: Day; text: string }[] = [];
  for (let month = Math.ceil(first / step) * step; monthStart(month) <= to; month += step) {
    const day = monthStart(month);
    const text = step % 12 === 0 ? monthText(day).slice(4) : monthText(day);
    if (day >= from) found.push({ day, text });
  }
  return found;
}
