/** The type under which an entry of the palette is dragged; the data is the id of its choice. */
export const dragType = 'application/x-tandem-choice';
