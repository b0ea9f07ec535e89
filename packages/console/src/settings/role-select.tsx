import { Select, type SelectProps } from '@mantine/core';
import type { Role } from '../api/people-queries.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  builder: 'Builder',
  admin: 'Administrator',
};

export interface RoleSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** Chooses what a person or a token may do. */
export function RoleSelect({ value, onChange, ...words }: RoleSelectProps) {
  return (
    <Select
      {...words}
      allowDeselect={false}
      data={Object.entries(roleNames).map(([role, label]) => ({ value: role, label }))}
      value={value}
      onChange={(chosen) => onChange(chosen === 'admin' || chosen === 'builder' ? chosen : 'viewer')}
    />
  );
}
