import type { DropItem } from 'react-aria-components';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import styles from './Photos.module.css';

/** Some systems know no image type for these, so they are named by their endings too. */
const ACCEPTED = ['image/*', '.heic', '.heif', '.avif'];

async function filesIn(items: Iterable<DropItem>): Promise<File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    else if (item.kind === 'directory')
      for await (const entry of item.getEntries()) files.push(...(await filesIn([entry])));
  }
  return files;
}

/** Picks photos without a drop zone: for one session. */
export function PickPhotos({
  label,
  isPrimary = false,
  onFiles,
}: {
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly onFiles: (files: File[]) => void;
}) {
  return (
    <FileTrigger allowsMultiple acceptedFileTypes={ACCEPTED} onSelect={(files) => files && onFiles([...files])}>
      <Button kind={isPrimary ? 'primary' : 'plain'} aria-label={label}>
        <Icon name="plus" />
        {isPrimary ? messages.photos.pick : messages.photos.add}
      </Button>
    </FileTrigger>
  );
}

/** Where photos are dropped, or picked by hand. */
export function PhotoDrop({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const { photos } = messages;
  return (
    <DropZone
      className={styles.drop!}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        filesIn(items).then(onFiles, () => {});
      }}
    >
      <span className={styles.dropIcon}>
        <Icon name="photo" />
      </span>
      <div className={styles.dropWords}>
        <Text slot="label" className={styles.dropTitle!}>
          {photos.drop}
        </Text>
        <p className={styles.soft}>{photos.dropHint}</p>
      </div>
      <PickPhotos label={photos.pick} isPrimary onFiles={onFiles} />
    </DropZone>
  );
}
