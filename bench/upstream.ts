import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * A Scoro that answers one task at once, or after so many milliseconds: the least that an upstream can do, so that what is measured is ours.
 */
const delayMs = Number(process.argv[2] ?? 0);

const task = {
  event_id: 1,
  event_name: 'Call the customer',
  description: '<p>About the offer</p>',
  is_completed: 0,
  is_personal: 0,
  project_id: 7,
  project_phase_id: null,
  company_id: 12,
  company_name: 'Acme &amp; Sons',
  person_id: 0,
  status: 'task_status1',
  status_name: 'Planned',
  priority_id: 2,
  activity_id: 3,
  activity_type: 'Meeting',
  owner_id: 1,
  owner_email: 'anna@acme.example',
  related_users: [1, 4],
  related_users_emails: ['anna@acme.example', 'mark@acme.example'],
  start_datetime: '2026-11-24T09:00:00+02:00',
  datetime_due: '2026-11-25T17:00:00+02:00',
  duration_planned: '02:30:00',
  billable_hours: '02:00:00',
  duration_actual: '00:00:00',
  created_user: 1,
  modified_user: 1,
  created_date: '2026-11-20T09:00:00+02:00',
  modified_date: '2026-11-24T08:00:00+02:00',
  custom_fields: [{ id: 'c_region', name: 'Region', value: 'North', type: 'text' }],
  is_deleted: 0,
};

const body = JSON.stringify({ status: 'OK', statusCode: 200, messages: null, data: task });
const headers = {
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  'x-ratelimit-limit': '1000000',
  'x-ratelimit-remaining': '1000000',
  'x-ratelimit-reset': '2',
};

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    const answer = () => response.writeHead(200, headers).end(body);
    void (delayMs > 0 ? sleep(delayMs).then(answer) : answer());
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' && address !== null ? address.port : ''}`);
});
