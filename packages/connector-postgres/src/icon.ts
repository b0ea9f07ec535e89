/** A cylinder, as databases are drawn; not the project's logo. */
export const postgresIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" role="img" aria-label="PostgreSQL">' +
  '<rect width="48" height="48" rx="11" fill="#336791"/>' +
  '<g fill="none" stroke="#fff" stroke-width="3"><ellipse cx="24" cy="15" rx="11" ry="4.5"/>' +
  '<path d="M13 15v18c0 2.5 4.9 4.5 11 4.5s11-2 11-4.5V15M13 24c0 2.5 4.9 4.5 11 4.5s11-2 11-4.5"/></g></svg>';
