/** The words that records are made of. */

export const firstNames = [
  'Anna', 'Mark', 'Liis', 'Peeter', 'Kadri', 'Jürgen', 'Marta', 'Oliver', 'Eva', 'Tõnu', 'Sofía', 'Lukas', 'Katrin', 'Andrés', 'Hanna', 'Mihkel', 'Greta', 'Jonas',
  'Piret', 'Sander', 'Ingrid', 'Tomas', 'Laura', 'Rasmus', 'Åsa', 'Niklas', 'Helena', 'Märt', 'Julia', 'Karl', 'Maija', 'Siim', 'Birgit', 'Florian', 'Zoë', 'Ville',
] as const;

export const lastNames = [
  'Tamm', 'Saar', 'Kask', 'Lepp', 'Mägi', 'Weber', 'Novak', 'Lindström', 'O’Brien', 'Põld', 'García', 'Schneider', 'Kuusk', 'Jansen', 'Berg', 'Rebane', 'Laine', 'Petersen',
  'Ozols', 'Müller', 'Virtanen', 'Kowalski', 'Hansen', 'Fischer', 'Nieminen', 'Bauer', 'Jensen', "D'Angelo", 'Koppel', 'Vogel', 'Salu', 'Andersson', 'Dubois',
] as const;

export const companyWords = [
  'Northwind', 'Baltic', 'Harbour', 'Lumen', 'Granite', 'Meridian', 'Fjord', 'Alder', 'Copper', 'Signal', 'Orchard', 'Quarry', 'Tundra', 'Vesper', 'Willow', 'Zenith',
  'Cobalt', 'Delta', 'Ember', 'Foundry', 'Gable', 'Hazel', 'Ivory', 'Juniper', 'Keystone', 'Lantern', 'Maple', 'Nordic', 'Osprey', 'Pioneer', 'Ravel', 'Söder',
] as const;

export const companyTrades = [
  'Design', 'Logistics', 'Media', 'Software', 'Consulting', 'Interiors', 'Foods', 'Energy', 'Clinics', 'Books & Co', 'Architects', 'Tools', 'Travel', 'Print', 'Events', 'Brand & Web',
] as const;

export const companyForms = ['OÜ', 'AS', 'GmbH', 'Ltd', 'SIA', 'AB', 'B.V.', 'Oy'] as const;

export const cities = [
  { country: 'EST', county: 'Harjumaa', city: 'Tallinn', zipcode: '10111' },
  { country: 'EST', county: 'Tartumaa', city: 'Tartu', zipcode: '51007' },
  { country: 'LVA', county: '', city: 'Rīga', zipcode: 'LV-1010' },
  { country: 'DEU', county: 'Berlin', city: 'Berlin', zipcode: '10117' },
  { country: 'FIN', county: 'Uusimaa', city: 'Helsinki', zipcode: '00100' },
  { country: 'SWE', county: 'Stockholms län', city: 'Stockholm', zipcode: '111 22' },
  { country: 'NLD', county: '', city: 'Amsterdam', zipcode: '1012 AB' },
  { country: 'GBR', county: '', city: 'London', zipcode: 'EC1A 1BB' },
  { country: '', county: '', city: 'Pärnu', zipcode: '80010' },
  { country: 'Latvia', county: '', city: 'Jūrmala', zipcode: 'LV-2015' },
] as const;

export const streets = ['Pikk 12', 'Narva mnt 5', 'Lai tänav 3', 'Brīvības iela 40', 'Friedrichstraße 88', 'Mannerheimintie 2', 'Drottninggatan 15', 'Herengracht 120', 'Fleet Street 9\r\n2nd floor', 'Rüütli 7'] as const;

export const projectSubjects = [
  'Website relaunch', 'Brand refresh', 'Annual report', 'Office move', 'Spring campaign', 'Online shop', 'Customer portal', 'Product launch', 'Photo library', 'Trade fair stand',
  'Newsletter series', 'Mobile app', 'Service handbook', 'Data migration', 'Packaging design', 'Radio & TV spots',
] as const;

export const taskSubjects = [
  'Collect requirements', 'Draft the concept', 'Review the draft with the client', 'Prepare wireframes', 'Write copy', 'Proofread', 'Build landing page', 'Set up tracking', 'Fix reported bugs',
  'Translate to Estonian', 'Choose photos', 'Retouch images', 'Export print files', 'Call the printer', 'Update price list', 'Check budget against actuals', 'Plan next sprint', 'Send invoice draft',
  'Prepare kick-off', 'Interview users', 'Test on phones', 'Write release notes', 'Archive old files', 'Order samples',
] as const;

export const meetingSubjects = ['Kick-off', 'Weekly status', 'Client call', 'Workshop', 'Review', 'Retrospective', 'Planning', 'Presentation', 'Lunch with client', 'Photo shoot'] as const;

export const entryRemarks = ['', 'Design work', 'Call with client', 'Corrections after review', 'Research', 'Implementation', 'Testing', 'Writing', 'Layout', 'Preparation', '', 'Travel'] as const;

export const commentTexts = [
  '<p>Looks good, please go on.</p>', '<p>The client asked for <strong>one more</strong> version.</p>', '<p>Files are in the shared folder.</p>',
  '<p><span class="mention" data-user-id="2">Mark Saar</span> can you check this?</p>', '<p>Done &amp; sent.</p>', '<p>Moved to next week.</p>',
] as const;

export const productNames = [
  'Design hour', 'Development hour', 'Project management hour', 'Copywriting', 'Photography day', 'Hosting, month', 'Support, month', 'Domain, year', 'Logo package', 'Brand guide', 'Print run A5',
  'Banner set', 'Video, 30 seconds', 'Training day', 'Consulting day', 'Translation, page', 'Stock photo', 'Audit', 'Landing page', 'Newsletter template', 'Notebook “Orchard”', 'Paper bag, large',
  'Sticker sheet', 'Roll-up stand', 'Trade fair counter',
] as const;
