// A self-signed certificate for `uploaded.example.com`, its key, and a key of another certificate. For tests only: nothing
// trusts it.
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUL8MBSHLxTNMwAlI4qbCXQKwjbOUwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUdXBsb2FkZWQuZXhhbXBsZS5jb20wIBcNMjYxMTI4MTk1NjE0
WhgPMjEyNjExMDQxOTU2MTRaMB8xHTAbBgNVBAMMFHVwbG9hZGVkLmV4YW1wbGUu
Y29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9TaNKruFsapZYfbcAbmwVjEl
zT14bTqLPtkqtx3w1cZry57bhMIceOhMVVEoe6UhApjVpm4vUsQPusc6//dQE6NT
MFEwHQYDVR0OBBYEFJy7ARBHVcqFtYOksUQc4oN2PqoTMB8GA1UdIwQYMBaAFJy7
ARBHVcqFtYOksUQc4oN2PqoTMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SQAwRgIhAMB978wfFr6aeH/NE9bHgCPXeNPrlzaFOSCwasJdF9yBAiEAgLArvtVJ
ivMg65GEOy0jeBKq+iE9Yr51kUy7/2mRDf8=
-----END CERTIFICATE-----`;
/** When the certificate expires. */
export const expiration = new Date('2126-11-04T19:56:14Z');
export const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4ljNE1LiUHKXsnD9
ZWeuTXsGUqQ8HvwE+KdvygKkRu+hRANCAAT1No0qu4Wxqllh9twBubBWMSXNPXht
Oos+2Sq3HfDVxmvLntuEwhx46ExVUSh7pSECmNWmbi9SxA+6xzr/91AT
-----END PRIVATE KEY-----`;
export const otherKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLRNv7x4bTASo7pIt
us4hRH32okG3t5fMD7lVVPNNnJOhRANCAASUWCb+1ZXoivVdooQ0kUmjmIynA98w
CwG8C6Dy2d3bIgmizgibEbbuotQH8sxBk/M9cyhiASdXW/OErmSGveB/
-----END PRIVATE KEY-----`;
