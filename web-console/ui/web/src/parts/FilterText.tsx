// SPDX-License-Identifier: EPL-2.0
import { TextInput } from '@mantine/core';
import { SearchIcon } from './icons';
import toolbar from './toolbar.module.css';

export function FilterText({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      className={toolbar.text}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      leftSection={<SearchIcon />}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
