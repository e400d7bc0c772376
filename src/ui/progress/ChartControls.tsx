import type { SessionId } from '../../domain/ids.ts';
import type { View } from '../../domain/photo.ts';
import type { TrendRegion } from '../../domain/treatedArea.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { VIEW_NAMES } from '../words/names.ts';
import { CHART_UNITS, type ChartUnit } from './chartUnit.ts';
import styles from './Progress.module.css';

const LATEST = 'latest';

interface ChartControlsProps {
  readonly regions: readonly { readonly value: TrendRegion; readonly label: string }[];
  readonly region: TrendRegion;
  readonly onRegion: (region: TrendRegion) => void;
  readonly views: readonly View[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly unit: ChartUnit;
  readonly onUnit: (unit: ChartUnit) => void;
  /** Sessions that can be held against the first instead of the latest. */
  readonly sessions: readonly { readonly value: SessionId; readonly label: string }[];
  readonly picked: SessionId | null;
  readonly onPick: (picked: SessionId | null) => void;
  readonly hasTable: boolean;
  readonly onTable: (hasTable: boolean) => void;
}

/** What the charts show and how they are read. */
export function ChartControls(props: ChartControlsProps) {
  const { regions, region, onRegion, views, view, onView, unit, onUnit, sessions, picked, onPick } = props;
  const { hasTable, onTable } = props;
  const { progress } = messages;
  return (
    <div className={styles.controls}>
      <Choice label={progress.region} value={region} options={regions} onChange={onRegion} />
      {sessions.length > 0 && (
        <Choice<SessionId | typeof LATEST>
          label={progress.pick}
          value={picked ?? LATEST}
          options={[{ value: LATEST, label: progress.latest }, ...sessions]}
          onChange={(value) => onPick(value === LATEST ? null : value)}
        />
      )}
      {views.length > 1 && (
        <Segmented
          label={progress.view}
          value={view}
          options={views.map((value) => ({ value, label: VIEW_NAMES[value] }))}
          onChange={onView}
        />
      )}
      <Segmented
        label={progress.unit}
        value={unit}
        options={CHART_UNITS.map((value) => ({ value, label: progress.units[value] }))}
        onChange={onUnit}
      />
      <div className={styles.tools}>
        <Button onPress={() => onTable(!hasTable)}>{hasTable ? progress.hideTable : progress.table}</Button>
        <Button onPress={() => window.print()}>
          <Icon name="print" />
          {progress.print}
        </Button>
      </div>
    </div>
  );
}
