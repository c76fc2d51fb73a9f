// SPDX-License-Identifier: EPL-2.0
import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';

interface Props {
  channel: Known;
  text: string;
  error: string;
  disabled: boolean;
  onChange: (text: string) => void;
}

/** What an operator types for a channel of that type. */
export function ValueInput({ channel, text, error, disabled, onChange }: Props) {
  const { t } = useI18n();
  const id = useId();
  const label = t.write.field(channel.unit);
  if (channel.type === 'BOOLEAN') {
    return (
      <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={error} size="xs">
        <SegmentedControl
          aria-labelledby={id}
          fullWidth
          disabled={disabled}
          value={text}
          onChange={onChange}
          data={[
            { value: 'false', label: t.value.off },
            { value: 'true', label: t.value.on },
          ]}
        />
      </Input.Wrapper>
    );
  }
  const numeric = channel.type !== 'STRING' && channel.type !== 'BYTE_ARRAY';
  return (
    <TextInput
      label={label}
      description={channel.type === 'BYTE_ARRAY' ? t.write.hex : undefined}
      error={error}
      disabled={disabled}
      value={text}
      inputMode={numeric ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
