const mostMessages = 5;
const longestMessage = 300;

/** The head of a text, cut between words: half of a secret would not be found in it afterwards. */
function cutAtWord(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\S*$/, '').trimEnd()}…`;
}

/** The members that APIs put their words in, the fullest first. */
const wordMembers = ['detail', 'message', 'error_description', 'title', 'reason', 'error', 'errors', 'messages'];

/** What the body of a refusal says in words, wherever its API puts them. */
export function messagesOf(body: unknown): string[] {
  return [...new Set(collect(body, 0))].slice(0, mostMessages);
}

function collect(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [cutAtWord(value.trim(), longestMessage)];
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, mostMessages).flatMap((item) => collect(item, depth + 1));
  return wordMembers.flatMap((name) =>
    Object.hasOwn(value, name) ? collect(Reflect.get(value, name), depth + 1) : [],
  );
}
