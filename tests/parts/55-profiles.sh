# Every profile's drafts, with a district's answers and with defaults only, are whole and keep the profile's own demands.
python3 tests/tools/profiles.py
