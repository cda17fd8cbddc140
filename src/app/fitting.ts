/**
 * As many of the lines below a form as there is room for. Where not all fit, the heading goes first, then the lines
 * just before the last two: those say what becomes of the gauge and its band, and are kept to the end.
 */
export function fitting<Line>(lines: readonly Line[], room: number): readonly Line[] {
  if (lines.length <= room) return lines;
  const said = lines.slice(1);
  const last = said.slice(Math.max(0, said.length - 2)).slice(0, room);
  return [...said.slice(0, Math.max(0, Math.min(room, said.length) - last.length)), ...last];
}
