/**
 * How likely something is said to be: only with the terms of ICD 203 (Analytic Standards, 2015, D.6.e(2)(a)), never of
 * both its rows in one text, and never in one sentence with a level of confidence, as that standard asks. The first row
 * is the scale; the second says the same in other words.
 */

/** The first row, from the least likely to the most. */
export const LIKELIHOODS = [
  'almost no chance',
  'very unlikely',
  'unlikely',
  'roughly even chance',
  'likely',
  'very likely',
  'almost certain',
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** The second row, each beside that of the first which means the same. */
const SECOND_ROW = [
  'remote',
  'highly improbable',
  'improbable',
  'roughly even odds',
  'probable',
  'highly probable',
  'nearly certain',
] as const;

/** What the standard allows, row by row; it is taken out before other words are looked for. */
const FIRST =
  /\b(?:almost no chance|roughly (?:an )?even chance|almost certain(?:ly)?|(?:very )?(?:un)?likely)\b/gi;
const CHANCE = '(?:chance|possibility|probability|likelihood|prospect|risk)s?';
/** A place can be remote too: only a chance that is counts. */
const second = onFirstUse(
  () =>
    new RegExp(
      `\\b(?:remote ${CHANCE}|${CHANCE}(?: (?:of|that|for)\\b[^.;!?]{0,80}?)? (?:is|are|was|were|seems?|looks?|remains?) remote|is remote that|roughly even odds|nearly certain|(?:highly )?(?:im)?probable|(?:im)?probably)\\b`,
      'gi',
    ),
);
const BE = '(?:is|are|was|were|be|been|seems?|looks?|appears?|remains?|becomes?)';
const ADVERB = '(?:(?:also|quite|still|very|just|entirely|not|now|only|always|\\w+ly) )?';

/** Words before the standard's own that make others of them. */
const QUALIFIED =
  /\b(?:(?:highly|fairly|quite|rather|extremely|somewhat|pretty|most|not|less|overwhelmingly) (?:very )?(?:un)?likely|(?:very|fairly|quite|rather|extremely|somewhat|pretty|most|more|less|not|overwhelmingly) (?:highly )?(?:im)?probabl[ey]|highly (?:im)?probably|(?:more|less) likely than not|as likely as not)\b/i;

/** Other words for it, as ordinary prose does not use them: "as soon as possible", "in May" and "its might" pass. */
const otherWords = onFirstUse((): readonly RegExp[] =>
  [
    /(?:in all )?probabilit(?:y|ies)\b/,
    /in all likelihood\b/,
    /(?:high|low|strong|good|great|slim|fair|little|remote|real|reasonable|distinct|serious|outside|even|better|slight) (?:chances?|likelihood|possibility|prospect|odds)\b/,
    /\d[\d.,]*[- ]?(?:%|per[- ]?cent)[- ](?:or (?:more|better|higher) )?(?:chance|probab|likel|certain|sure|odds|possib|risk|confident)\w*/,
    /chances? (?:of|that|in|(?:is|are|were|stands?)\b)/,
    /(?<!\bat )(?<!\bagainst (?:all|the) )odds\b/,
    /likelihood[^.;]*?\d(?:[.,]?\d)*/,
    /fifty[- ]fifty\b/,
    /50[-/–:]50\b/,
    /toss[- ]?up\b/,
    /(?:safe|good|fair) bet\b/,
    /(?:might|could) (?:very |quite |just |yet )?well\b/,
    /(?<!\b(?:in|of|by|since|until|from|last|early|late|mid|\d) )may (?:very |quite |just |yet )?well\b(?! (?:over|above|below|before|after|into|under|beyond))/,
    /possibly\b/,
    /perhaps\b/,
    /maybe\b/,
    /presumably\b/,
    /possible that\b/,
    new RegExp(
      `(?<!\\bas )(?<=\\b${BE} ${ADVERB})(?<!\\bnot )possible(?! (?:to|only|because|with|without|by|under|thanks|from|through|via)\\b)`,
    ),
    /possibility that\b/,
    /(?:im)?plausibl[ey]\b(?! deniab)/,
    /(?:in)?conceivabl[ey]\b/,
    /doubtful(?:ly)?\b/,
    /(?:undoubtedly|doubtless|no doubt|without (?:a )?doubt|beyond doubt)\b/,
    /(?:near|nearly|virtually|practically|quite|absolutely|all but|far from|not) certain(?:ly|ty)?\b/,
    /(?:near|virtually|practically)-certain(?:ly|ty)?\b/,
    /certain(?:ly|ty)\b/,
    new RegExp(`(?<=\\b${BE} ${ADVERB})certain\\b(?! (?:of|about)\\b)`),
    new RegExp(`(?<=\\b${BE} ${ADVERB})sure to\\b`),
    /surely\b/,
    /inevitabl[ey]\b/,
  ].map((word) => new RegExp(`(?<![\\p{L}\\d])(?:${word.source})`, 'iu')),
);

const LIKELY =
  /\b(?:un)?likel(?:y|ier|iest|ihoods?)\b|\balmost (?:no chance|certain)|\beven chance\b/i;
/** A level of confidence, and not what others have in something. */
const CONFIDENT =
  /(?<!\b(?:no|consumer|business|investor|public|market|vote of|votes of|self)[- ])\bconfiden(?:ce|t|tly)\b(?![- ]building)/i;

/** Words for what may be, that are none of the standard: beside a confidence nobody can tell how likely they mean. */
const MODAL =
  /(?<!\b(?:its|their|his|her|our|the|of|military|naval|economic|full|all) )\bmight\b|\bcould\b|\bmay\b/;

/** What a paragraph breaks of the standard, a sentence each, with the sentence and what would do; empty: nothing. */
export function likelihoodWordingProblemTexts(title: string, text: string): readonly string[] {
  return sentencesOf(text).flatMap((sentence, at): readonly string[] => {
    const place = `sentence ${at + 1} of "${title}", "${shortenedSentence(sentence)}"`;
    const other = otherLikelihoodWord(sentence);
    if (other !== undefined)
      return [
        `"${other}" is not a word for likelihood here; use ${LIKELIHOODS.join(', ')} (${place})`,
      ];
    if (!CONFIDENT.test(sentence)) return [];
    const right = likelihoodWordsIn(sentence).length > 0;
    if (right || LIKELY.test(sentence)) {
      const use = right ? '' : `, the likelihood one of ${LIKELIHOODS.join(', ')}`;
      return [`a likelihood and a confidence in one sentence; make two of ${place}${use}`];
    }
    const [modal] = MODAL.exec(sentence) ?? [];
    if (modal === undefined) return [];
    const able = modal === 'could' ? '; of what somebody is able to do say "can"' : '';
    return [
      `"${modal}" beside a confidence leaves open how likely; make two of ${place}, the likelihood one of ${LIKELIHOODS.join(', ')}${able}`,
    ];
  });
}

/** A word of the standard as it stands in a text, and the one of the first row that it is or means. */
interface Said {
  readonly word: string;
  readonly means: Likelihood;
  readonly row: 1 | 2;
}

/** The words for likelihood of the standard that a text uses, those of the first row first. */
export function likelihoodWordsIn(text: string): readonly Said[] {
  const flat = text.replaceAll(/\s+/g, ' ');
  return ([FIRST, second()] as const).flatMap((row, at) =>
    [...flat.matchAll(row)].flatMap(([word]): readonly Said[] => {
      const plain = word
        .toLowerCase()
        .replace('an even', 'even')
        .replace(/probably$/, 'probable');
      const term = (at === 0 ? LIKELIHOODS : SECOND_ROW).findLastIndex((each) =>
        each === 'remote' ? plain.includes(each) : plain.replace(/certainly$/, 'certain') === each,
      );
      const means = LIKELIHOODS[term];
      return means === undefined ? [] : [{ word, means, row: at === 0 ? 1 : 2 }];
    }),
  );
}

/** The sentence why a text may not have words of both rows; undefined: it has not. */
export function twoLikelihoodScalesRefusalText(text: string): string | undefined {
  const said = likelihoodWordsIn(text);
  const [first, second] = [1, 2].map((row) => said.find((each) => each.row === row));
  return first === undefined || second === undefined
    ? undefined
    : `"${first.word}" and "${second.word}" are of two rows of words for likelihood; keep to one: ${LIKELIHOODS.join(', ')}, or ${SECOND_ROW.join(', ')}`;
}

/** The first other word for likelihood in a sentence; undefined: none. */
function otherLikelihoodWord(sentence: string): string | undefined {
  const rest = sentence.replaceAll(FIRST, '~').replaceAll(second(), '~');
  const found = otherWords()
    .map((word) => word.exec(rest))
    .find((each) => each !== null);
  return (QUALIFIED.exec(sentence) ?? found)?.[0];
}

/** What is made when it is first asked for: making these expressions takes longer than a start of the program may. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function shortenedSentence(sentence: string): string {
  return sentence.length > 60 ? `${sentence.slice(0, 59)}…` : sentence;
}

/** A full stop after these ends no sentence. */
const TITLES =
  /(?:^|[\s("“])(?:Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Brig|Pres|Gov|Sen|Rep|Amb|Min|Sec|Mr|Mrs|Ms|Dr|Prof|Rev|St|vs|cf|No|Nos|Fig|approx|ca|e\.g|i\.e|resp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;
/** After these it ends one only before a word that begins a sentence. */
const SHORTENED = /(?:^|[\s("“])(?:(?:\p{L}\.){2,}|etc\.|Inc\.|Ltd\.|Corp\.|Co\.|al\.)$/u;
const OPENERS =
  /^["“'(]*(?:We|The|It|This|That|These|Those|Our|In|On|At|By|But|And|A|An|They|He|She|If|There|Confidence|With|For|Its|Their|No|Nobody|Talks)\b/;

/** The sentences of a text: a blank line and a new item of a list end one too, an abbreviation does not. */
function sentencesOf(text: string): readonly string[] {
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
