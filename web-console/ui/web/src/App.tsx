// SPDX-License-Identifier: EPL-2.0
import { lazy, Suspense, useEffect } from 'react';
import { Link, Route, Switch } from 'wouter';
import styles from './frame/frame.module.css';
import { Guard } from './frame/Guard';
import { LinkBanner } from './frame/LinkBanner';
import { Rail } from './frame/Rail';
import { TopBar } from './frame/TopBar';
import { TrialBanner } from './frame/TrialBanner';
import { UpdateBar } from './frame/UpdateBar';
import { useI18n } from './i18n';
import { isLost, useLink } from './model/store';
import { Overview } from './pages/overview/Overview';
import { Empty, Waiting } from './parts/Empty';

const loadLive = () => import('./pages/live/LivePage');
const loadBundles = () => import('./pages/bundles/BundlesPage');
const LivePage = lazy(loadLive);
const BundlesPage = lazy(loadBundles);

export function App() {
  const { t } = useI18n();
  const lost = isLost(useLink());
  usePreloading();
  return (
    <div className={styles.app} data-lost={lost || undefined}>
      <a className={styles.skip} href="#main" onClick={skip}>
        {t.skip}
      </a>
      <TopBar />
      <LinkBanner />
      <UpdateBar />
      <TrialBanner />
      <Rail />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Guard>
          <Suspense fallback={<Waiting label={t.live.loading} />}>
            <Switch>
              <Route path="/" component={Overview} />
              <Route path="/live" component={LivePage} />
              <Route path="/bundles" component={BundlesPage} />
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Guard>
      </main>
    </div>
  );
}

/** A link to #main would be taken for a page. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The other pages are fetched while there is time: a gateway that updates the console has only the new ones. */
function usePreloading(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      loadLive().catch(() => undefined);
      loadBundles().catch(() => undefined);
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
}

function NotFound() {
  const { t } = useI18n();
  return (
    <div className={styles.notFound}>
      <Empty title={t.failure.notFound} />
      <Link href="/">{t.failure.toOverview}</Link>
    </div>
  );
}
