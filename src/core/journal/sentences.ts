/** Where the sentences of a prose text begin and end. */

/** A full stop after these ends no sentence. */
const TITLES =
  /(?:^|[\s("“])(?:Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Brig|Pres|Gov|Sen|Rep|Amb|Min|Sec|Mr|Mrs|Ms|Dr|Prof|Rev|St|vs|cf|No|Nos|Fig|approx|ca|e\.g|i\.e|resp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;
/** After these it ends one only before a word that begins a sentence. */
const SHORTENED = /(?:^|[\s("“])(?:(?:\p{L}\.){2,}|etc\.|Inc\.|Ltd\.|Corp\.|Co\.|al\.)$/u;
const OPENERS =
  /^["“'(]*(?:We|The|It|This|That|These|Those|Our|In|On|At|By|But|And|A|An|They|He|She|If|There|Confidence|With|For|Its|Their|No|Nobody|Talks)\b/;

/** The sentences of a text: a blank line and a new item of a list end one too, an abbreviation does not. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/\n\s*\n|\n\s*(?=(?:[-*•]|\d+[.)])\s)/).flatMap((block) => {
    const sentences: string[] = [];
    for (const piece of block
      .replaceAll(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.!?…]["'”’)\]]*) /)) {
      const before = sentences.at(-1);
      const goesOn =
        before !== undefined &&
        (/^\p{Ll}/u.test(piece) ||
          TITLES.test(before) ||
          (SHORTENED.test(before) && !OPENERS.test(piece)));
      if (goesOn) sentences[sentences.length - 1] = `${before} ${piece}`;
      else sentences.push(piece);
    }
    return sentences;
  });
}
