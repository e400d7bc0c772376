import { takeOverVault } from '../../actions/vault/openVault.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

/** The vault is open in another tab: one tab writes at a time. */
export function ElsewherePage() {
  const { isBusy, code, run } = useAction();
  const { vault } = messages;
  return (
    <section className={styles.page}>
      <Title>{vault.elsewhereTitle}</Title>
      <div className={panels.panel}>
        <p>{vault.elsewhere}</p>
        <div className={styles.actions}>
          <Button kind="primary" isDisabled={isBusy} onPress={() => run(takeOverVault)}>
            {isBusy ? vault.takingOver : vault.takeOver}
          </Button>
        </div>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
      </div>
    </section>
  );
}
