// SPDX-License-Identifier: EPL-2.0
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n';
import type { Gateway } from '../../model/types';
import styles from './overview.module.css';
import { useGatewayTime } from './useGatewayTime';

export function GatewayFacts({ gateway }: { gateway: Gateway }) {
  const { t, format } = useI18n();
  const now = useGatewayTime();
  const words = t.overview;
  return (
    <section className={styles.card}>
      <h2>{words.gateway}</h2>
      <dl className={styles.facts}>
        <Fact name={words.name}>{gateway.name}</Fact>
        <Fact name={words.version}>{gateway.version}</Fact>
        <Fact name={words.profile}>{gateway.profile || t.value.none}</Fact>
        <Fact name={words.uptime}>
          {format.duration(Math.max(0, now - gateway.startedAt))}
          <small>{t.time.since(format.moment(gateway.startedAt, now))}</small>
        </Fact>
        <Fact name={words.clock}>{format.date(now)}</Fact>
        <Fact name={words.writing}>
          {gateway.writable ? words.writingOn : words.writingOff}
          {!gateway.writable && gateway.writeHint && <small>{gateway.writeHint}</small>}
        </Fact>
        <Fact name={words.address}>{gateway.http.address}</Fact>
        <Fact name={words.java}>{gateway.javaVersion}</Fact>
      </dl>
      <p className={styles.notices}>
        <a href="/third-party.txt">{words.notices}</a>
      </p>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
