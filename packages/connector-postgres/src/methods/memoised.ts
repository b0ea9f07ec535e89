/** Makes a value on first use and keeps it: schemas cost nothing until somebody asks for them. */
export function memoised<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
