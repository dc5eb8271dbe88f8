"""Workshops about an instrument in trial: their list, the desk of whoever leads one, the phones in the room,
the minutes.
"""
