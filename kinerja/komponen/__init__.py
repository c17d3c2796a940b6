"""The house's components and filters, all at hand in every template: settings name these libraries.

Each component is a template in templates/komponen/ and stands in the gallery.
"""
