import { dateTime, integer, object, text } from '@tandem/connector-kit';

/** A document printed; answers of `pdf`. */
export const pdf = object({
  template_id: integer({ refersTo: 'pdfTemplates', about: 'The template that it was printed with.' }),
  datetime_created: dateTime({ wire: 'naive', about: 'When it was printed, local time of the site.' }),
  pdf_link: text({ about: 'Where the PDF can be fetched.' }),
});
