import { useEffect, useRef } from 'react';
import styles from './Publish.module.css';

interface PictureProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alt: string;
}

/** An encoded picture on a canvas: what browsers offer for images, searching by them, sends them away. */
export function Picture({ bytes, alt }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    createImageBitmap(new Blob([bytes])).then(
      (bitmap) => {
        const element = canvas.current;
        if (element && !isGone) {
          element.width = bitmap.width;
          element.height = bitmap.height;
          element.getContext('2d')?.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [bytes]);
  return <canvas ref={canvas} className={styles.preview} role="img" aria-label={alt} width={1} height={1} />;
}
