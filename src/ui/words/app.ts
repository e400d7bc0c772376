export const app = {
  name: 'Skinseries',
  skip: 'Skip to the content',
  private: 'No image leaves this device',
  privateMore:
    'Photos are opened, measured and kept in this browser, on this device, and your clients’ are encrypted there. The page is not allowed to send anything anywhere: there is no account, no upload and no tracking.',
  foot: 'Skinseries documents and compares how skin looks. It makes no diagnosis and gives no treatment advice.',
  loading: 'Opening…',
  back: 'Back to the start',
  reload: 'Reload',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  notFound: 'This page does not exist',
} as const;
