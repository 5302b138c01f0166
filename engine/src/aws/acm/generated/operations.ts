// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddTagsToCertificate: operation<(typeof import('../operations/add-tags-to-certificate.ts'))['addTagsToCertificate']>('add-tags-to-certificate', 'addTagsToCertificate'),
  DeleteCertificate: operation<(typeof import('../operations/delete-certificate.ts'))['deleteCertificate']>('delete-certificate', 'deleteCertificate'),
  DescribeCertificate: operation<(typeof import('../operations/describe-certificate.ts'))['describeCertificate']>('describe-certificate', 'describeCertificate'),
  GetCertificate: operation<(typeof import('../operations/get-certificate.ts'))['getCertificate']>('get-certificate', 'getCertificate'),
  ImportCertificate: operation<(typeof import('../operations/import-certificate.ts'))['importCertificate']>('import-certificate', 'importCertificate'),
  ListCertificates: operation<(typeof import('../operations/list-certificates.ts'))['listCertificates']>('list-certificates', 'listCertificates'),
  ListTagsForCertificate: operation<(typeof import('../operations/list-tags-for-certificate.ts'))['listTagsForCertificate']>('list-tags-for-certificate', 'listTagsForCertificate'),
  RemoveTagsFromCertificate: operation<(typeof import('../operations/remove-tags-from-certificate.ts'))['removeTagsFromCertificate']>('remove-tags-from-certificate', 'removeTagsFromCertificate'),
  RequestCertificate: operation<(typeof import('../operations/request-certificate.ts'))['requestCertificate']>('request-certificate', 'requestCertificate'),
  UpdateCertificateOptions: operation<(typeof import('../operations/update-certificate-options.ts'))['updateCertificateOptions']>('update-certificate-options', 'updateCertificateOptions'),
};
