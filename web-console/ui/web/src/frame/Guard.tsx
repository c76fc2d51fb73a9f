// SPDX-License-Identifier: EPL-2.0
import { Component, type ReactNode } from 'react';
import { useI18n } from '../i18n';
import { Empty } from '../parts/Empty';

/** A page that fails leaves the frame standing, so that verdict and connection stay in view. */
export class Guard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failure /> : this.props.children;
  }
}

function Failure() {
  const { t } = useI18n();
  return (
    <div role="alert">
      <Empty title={t.failure.page} hint={t.failure.hint} action={{ label: t.update.reload, onClick: () => location.reload() }} />
    </div>
  );
}
