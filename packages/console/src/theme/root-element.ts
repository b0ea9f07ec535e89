/** The element of the page that everything is drawn into. */
export function rootElement(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) {
    throw new Error('The page has no root element.');
  }
  return root;
}
