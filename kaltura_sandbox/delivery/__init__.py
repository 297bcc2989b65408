"""What players and pages fetch: manifests, files, pictures. Addresses are /p/<partner>/…, answers as the platform's."""
