/** Leads the eye and the keyboard to the box of a property. */
export function showField(property: string): void {
  const box = document.getElementById(`property-${property}`);
  box?.scrollIntoView({ block: 'center' });
  box?.focus();
}
