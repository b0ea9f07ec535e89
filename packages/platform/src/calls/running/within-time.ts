/** What the promise gives, or `tooLong` where that takes longer. */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | 'tooLong'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'tooLong'>((resolve) => {
    timer = setTimeout(resolve, ms, 'tooLong');
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
