/**
 * Functions of JSONata that formulas do not have, with what to use instead: those that evaluate text, and those that take a picture, whose
 * reading can take for ever on a small text.
 */
export const forbiddenFunctions: ReadonlyMap<string, string> = new Map([
  ['eval', 'Text is not evaluated in formulas.'],
  ['formatNumber', 'Use $round, or the transform round.'],
  ['formatInteger', 'Use $string and $pad.'],
  ['parseInteger', 'Use $number, or the transform number.'],
]);
