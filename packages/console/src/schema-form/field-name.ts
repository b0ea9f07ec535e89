/**
 * A field's name for people.
 *
 * @example
 * fieldName('project_id', {}); // 'Project ID'
 */
export function fieldName(name: string, schema: { readonly title?: string }): string {
  if (schema.title !== undefined) {
    return schema.title;
  }
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_.]+/g, ' ')
    .trim()
    .toLowerCase();
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return sentence.replaceAll(/\bid\b/gi, 'ID').replaceAll(/\burl\b/gi, 'URL');
}
