"""The day: joins the rooms, yields Progress."""
