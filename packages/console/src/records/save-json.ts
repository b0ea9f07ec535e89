/** Gives a value to the person as a file of JSON; what stands in its name besides letters and digits becomes a dash. */
export function saveJson(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
