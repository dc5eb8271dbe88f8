"""The kit of every plain HTML page: the request, the endpoint with its check against foreign forms, cookies,
templates, files, compression, and pages that only say something.

Below all skins (`sheet`, `live`, `result`), above the service; a skin brings its own templates and files.
"""
